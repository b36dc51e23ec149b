"""Which mentions are of the same event, on ECB+'s dev part with gold mentions: CoNLL F1.

Articles are told apart by topic beforehand, as is usual; `~` marks the baselines in the same setting: all mentions with
one stem are one event, over the topic and within the stories that the program finds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable

from bench.ecb_mentions import Mention, Mentions, mentions
from bench.shared import scorer
from reportedly.link.clusters import Clusters
from reportedly.link.event_evidence import LEAST, bits

MEASURES = {"muc": "MUC F1", "b3": "B³ F1", "ceafe": "CEAFe F1"}


def score() -> dict[str, float]:
    """CoNLL F1 and its three parts; raises NotThereError where the data is not there."""
    of = mentions("dev")
    figures = _figures(of, grouped(of))
    by_stem = _figures(of, _by(of, lambda m: (m.topic, m.facts.head)))
    by_story = _figures(of, _by(of, lambda m: (of.story[m.facts.report_id], m.facts.head)))
    return figures | {
        "CoNLL F1 ~ one stem in a topic": by_stem["CoNLL F1"],
        "CoNLL F1 ~ one stem in a story": by_story["CoNLL F1"],
    }


def grouped(of: Mentions) -> list[set[str]]:
    """The mentions as the program groups them."""
    pairs: dict[str, dict[str, float]] = defaultdict(dict)
    for one, other, setting in of.pairs():
        pairs[other.facts.id][one.facts.id] = bits(one.facts, other.facts, setting)
    clusters = Clusters(uncompared=LEAST)
    for mention in of.mentions:
        clusters.add(mention.facts.id, pairs[mention.facts.id])
    return [set(group) for group in clusters.groups().values()]


def _by(of: Mentions, key: Callable[[Mention], Hashable]) -> list[set[str]]:
    groups: dict[Hashable, set[str]] = defaultdict(set)
    for mention in of.mentions:
        groups[key(mention)].add(mention.facts.id)
    return list(groups.values())


def _figures(of: Mentions, found: list[set[str]]) -> dict[str, float]:
    measured = scorer("metrics").conll(_by(of, lambda m: m.chain), found)
    parts = {name: measured[key][2] for key, name in MEASURES.items()}
    return {"CoNLL F1": measured["conll_f1"], **parts}


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:50s} {value:.3f}")
