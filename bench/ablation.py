"""What each family of rules for attribution adds: `python -m bench.ablation` leaves out one at a time.

On both parts of our own gold, and on the chains of our own test tables, for which many of these rules were written.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

from bench.chain_notation import Case, cases, claim_about, has_chain
from bench.gold import as_report, score_readings
from bench.gold_notation import PARTS, GoldReport, read_part
from reportedly.journey import Failure, read_analysed
from reportedly.model.report import Report
from reportedly.read import (
    asides,
    attribution,
    carriers,
    credited,
    denials,
    exclusions,
    headlines,
    heard,
    pointing,
    relays,
    ruled_attributions,
    tallies,
    voices,
    wordings,
)
from reportedly.read.syntax import Syntax, analyse

MEASURES = ("claims_f1", "chain", "source", "cue")
CHAINS = ("chains.txt", "nested_chains.txt")

Rule = tuple[Callable[..., Any], Callable[..., Any]]
"""A function of the reader, and what stands in its place when it is left out."""


def nothing(*_: Any) -> tuple[()]:
    """No attribution at all."""
    return ()


def never(*_: Any) -> None:
    """Nothing seen."""
    return


def told_only_by_rules(triple: Any, heard: Any, *_: Any) -> bool:
    """Whether neither the heads nor a headline's layout tell of an attribution."""
    return triple.probability is None and triple not in heard


FAMILIES: dict[str, Sequence[Rule]] = {
    "nothing": (),
    "headlines by colon and dash": [(headlines.by_headline, nothing)],
    "credits in brackets": [(credited.by_credit, nothing)],
    "the rules' source and wording where both see the same": [(attribution._agreeing, lambda triple, *_: triple)],
    "attributions that only rules see": [(attribution._only_attributes, told_only_by_rules)],
    "hearsay that somebody denies, no voice": [(attribution.without_hearsay, lambda told, _: told)],
    "sources only from the cue's own sentences": [(heard._near, lambda *_: True)],
    "speech that goes on behind who passes it on": [(attribution._going_on, lambda triple, *_: triple)],
    "who cites whom": [(relays.as_saying, nothing), (relays.relayed, never), (relays.document_saying, never)],
    "who has seen or carried a document": [
        (carriers.by_carrier, nothing), (carriers.by_holder, nothing), (carriers.carrier_in, never)
    ],
    "whose claim somebody denies": [(denials.by_denial, nothing), (denials.denial_of, never)],
    "whose words or account it is": [(wordings.by_wording, nothing)],
    "what was said before, pointed back to": [(pointing.pointing_back, lambda _, told: told)],
    "what somebody suspects or rules out": [(exclusions.by_exclusion, nothing)],
    "asides and answers": [(asides.asides_in, nothing), (asides.answers_in, nothing)],
    "who gives or corrects a count": [(tallies.by_tally, nothing)],
    "running quotations": [(ruled_attributions._running_quote, lambda *_: [])],
    "who told of whom, for a pronoun": [(voices.Chains._who_told, lambda _, pronoun, meant: meant)],
    "who passed on the words before": [(voices.Chains._relayed_before, lambda *_: ())],
    "all rules for attribution: the heads alone": [
        (ruled_attributions.by_rules, lambda *_: []), (ruled_attributions.by_layout, lambda *_: []),
    ],
    "the heads: rules over the encoder's grammar alone": [(heard.by_encoder, lambda *_: [])],
}  # fmt: skip
"""What is left out, by what it knows."""


@contextmanager
def without(rules: Iterable[Rule]) -> Iterator[None]:
    """The reader without some of its functions, under whatever name a module knows them."""
    with ExitStack() as stack:
        for rule, instead in rules:
            for holder in [*_modules(), voices.Chains]:
                for name in [n for n, value in vars(holder).items() if value is rule]:
                    stack.enter_context(patch.object(holder, name, instead))
        yield


def _modules() -> list[Any]:
    return [module for name, module in sys.modules.items() if name.startswith("reportedly.read.")]


def main() -> None:
    """Print the table, a family a row."""
    gold = {part: list(analyse((g.text, g) for g in read_part(part))) for part in PARTS}
    chains = list(cases(*CHAINS))
    texts = dict.fromkeys(text for text, _, _ in chains)
    analysed = {text: syntax for syntax, text in analyse((text, text) for text in texts)}
    print(f"| without | {' | '.join(MEASURES)} | chains of our own |")
    for name, rules in FAMILIES.items():
        with without(rules):
            told = [_figures(gold[part]) for part in PARTS]
            right = _right(chains, analysed)
        row = " | ".join(" · ".join(f"{figures[m]:.3f}" for figures in told) for m in MEASURES)
        print(f"| {name} | {row} | {100 * right / len(chains):.1f} |", flush=True)


def _figures(gold: list[tuple[Syntax, GoldReport]]) -> dict[str, float]:
    return score_readings((g, read_analysed(as_report(g), syntax)) for syntax, g in gold).figures()


def _right(chains: Iterable[Case], analysed: dict[str, Syntax]) -> int:
    """How many of the chains are read right."""
    read = {text: read_analysed(Report.from_text(text), syntax) for text, syntax in analysed.items()}
    right = 0
    for text, content, asked in chains:
        reading = read[text]
        claim = None if isinstance(reading, Failure) else claim_about(reading.claims, content)
        right += claim is not None and has_chain(claim, asked)
    return right


if __name__ == "__main__":
    main()
