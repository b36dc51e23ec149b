"""Gold for a situation, line by line: an analyst's row becomes a record, or a fault that says what to write instead.

`gold/situation/README.md` explains the notation to those who write it. Nothing here looks at a report's text: that is
`bench/situation_gold.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Literal, TypeVar, cast, get_args

from bench.situation_model import (
    NOBODY,
    UNKNOWN,
    ApartRow,
    Cited,
    Disputed,
    Distortion,
    EventBlock,
    EvidenceRow,
    How,
    Hypothesis,
    Informant,
    KeyClaim,
    LineageRow,
    Question,
    Rating,
    RelationKind,
    RelationRow,
    ReportRow,
    Stance,
    StanceRow,
    Status,
    Telling,
    Value,
)

STANCES: dict[str, Stance] = {
    "supports": "support",
    "refutes": "refute",
    "reports both": "report_both",
    "doubts": "uncertain",
    "mentions": "background",
}
RATINGS: dict[str, Rating] = {"+": "consistent", "-": "inconsistent", "0": "neutral", "n/a": "not_applicable"}

Row = TypeVar("Row")
Block = tuple[str, str, list[tuple[str, str]]]
"""Where its first line is, that line, and the indented lines below it, each with where it is."""


def lines_of(name: str, text: str) -> Iterator[tuple[str, str]]:
    """The lines that are neither blank nor remarks, each with "file:number"."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip() and not line.lstrip().startswith("//"):
            yield f"{name}:{number}", line.rstrip()


def blocks_of(name: str, text: str, faults: list[str]) -> list[Block]:
    """Lines gathered under the unindented line above them."""
    blocks: list[Block] = []
    for where, line in lines_of(name, text):
        if not line.startswith(" "):
            blocks.append((where, line, []))
        elif blocks:
            blocks[-1][2].append((where, line.strip()))
        else:
            faults.append(f"{where}: is indented but belongs to nothing; start the file with an unindented line")
    return blocks


def parse_rows(name: str, text: str, parse: Callable[[str, str], Row], faults: list[str]) -> list[Row]:
    """Parse every line; a fault is written down with its line, and the others go on."""
    return list(_parsed(lines_of(name, text), parse, faults))


def parse_report(where: str, line: str) -> ReportRow:
    """Parse `R1 | 01-flash.txt | Rift Wire | 2024-09-02`."""
    name, file, publisher, published = _columns(line, 4, "R1 | file.txt | Publisher | 2024-09-02")
    return ReportRow(where=where, id=_id(name), file=file, publisher=publisher, published=published)


def parse_informant(where: str, line: str) -> Informant:
    """Parse `#banda | Superintendent Banda | government`; the party is `–` for those who are on no side."""
    name, words, party = _columns(line, 3, "#name | who it is | party, or –")
    return Informant(where=where, id=_informant(name), name=words, party=None if party == "–" else party)


LINEAGE = re.compile(
    r"(?P<report>\w+) (?:own"
    r"|copies (?P<copied>\w+) \((?P<how>\w+)\)"
    r"|replaces (?P<replaced>\w+)"
    r"|same statement as (?P<stated>\w+))"
)


def parse_lineage(where: str, line: str) -> LineageRow:
    """Parse `B1 copies R2 (rewrite) | credits: Rift Wire | number: seven → 17` and its like."""
    first, *rest = line.split(" | ")
    found = LINEAGE.fullmatch(first)
    if found is None:
        raise ValueError(f"says no lineage: {first}; write `B own`, `B copies A (rewrite)`, `B replaces A`"
                         " or `B same statement as A | the words`")  # fmt: skip
    shared = rest.pop(0) if found["stated"] and rest and ": " not in rest[0] else None
    if found["stated"] and shared is None:
        raise ValueError("a shared statement needs its words; add ` | the sentence that both have`")
    cells = [cell.partition(": ") for cell in rest]
    return LineageRow(
        where=where,
        report=found["report"],
        kind=_kind(found),
        older=found["copied"] or found["replaced"] or found["stated"],
        how=_one_of(get_args(How), found["how"], "way of copying") if found["copied"] else None,
        credited_to=tuple(n for k, _, v in cells if k == "credits" for n in v.split("; ") if n != "–"),
        distortions=tuple(_distortion(kind, words) for kind, _, words in cells if kind != "credits"),
        shared_words=shared,
    )


def _kind(found: re.Match[str]) -> Literal["own", "copies", "replaces", "same statement"]:
    if found["copied"]:
        return "copies"
    if found["replaced"]:
        return "replaces"
    return "same statement" if found["stated"] else "own"


def _distortion(kind: str, words: str) -> Distortion:
    older, arrow, newer = words.partition(" → ")
    if not arrow:
        raise ValueError(f"{kind} shows no change; write `{kind}: words of the older → words of the newer`")
    return Distortion(what=kind, older=older, newer=newer)


ORIGINS = re.compile(r"independent origins for (\d+), against (\d+), lineage unknown (\d+)")


def parse_claim(block: Block, faults: list[str]) -> KeyClaim:
    """Parse a key claim with the stances below it."""
    where, line, below = block
    name, kind, text = _columns(line, 3, "K1 | event | the claim in plain words")
    counts = [m for _, row in below if (m := ORIGINS.fullmatch(row))]
    latest = [row.removeprefix("latest word ") for _, row in below if row.startswith("latest word ")]
    rows = [(w, row) for w, row in below if not ORIGINS.fullmatch(row) and not row.startswith("latest word ")]
    return KeyClaim(
        where=where,
        id=_id(name),
        text=text,
        kind=cast(Literal["event", "figure", "explanation"], _one_of(("event", "figure", "explanation"), kind, "kind")),
        stances=tuple(_parsed(rows, parse_stance, faults)),
        origins=(int(counts[0][1]), int(counts[0][2]), int(counts[0][3])) if counts else None,
        latest_word=latest[0] if latest else None,
    )


STANCE = re.compile(
    rf"(?P<reports>\w+(?: \w+)*?) (?P<verb>{'|'.join(STANCES)}) by "
    rf"(?P<by>(?:#\w+(?: #\w+)*)|{UNKNOWN}|{NOBODY})(?P<against> against(?: #\w+)+)?"
)


def parse_stance(where: str, line: str) -> StanceRow:
    """Parse `R2 N1 supports by #banda | killing seven people`."""
    head, words = _columns(line, 2, "R2 N1 supports by #who | words of each of these reports")
    found = STANCE.fullmatch(head)
    if found is None:
        raise ValueError(f"says no stance: {head}; write `R2 N1 supports by #who`, with one of {', '.join(STANCES)},"
                         f" and `{UNKNOWN}` or `{NOBODY}` where there is no informant")  # fmt: skip
    if (found["verb"] == "reports both") != bool(found["against"]):
        raise ValueError("needs both sides where both are reported, and only there; write"
                         " `R3 reports both by #for against #against`")  # fmt: skip
    return StanceRow(
        where=where,
        reports=tuple(found["reports"].split()),
        stance=STANCES[found["verb"]],
        informants=tuple(found["by"].replace("#", "").split()),
        against=tuple(re.findall(r"#(\w+)", found["against"] or "")),
        words=words,
    )


RELATION = re.compile(r"(?P<newer>\w+) (?P<relation>\w+) (?P<older>\w+)(?: on (?P<attribute>\w+))?")
BY = re.compile(r"by #(\w+) and #(\w+)")


def parse_relation(where: str, line: str) -> RelationRow:
    """Parse `C3 contradicts R5 on toll | by #doctor and #banda | its words → the older's words | why`."""
    head, by, words, why = _columns(line, 4, "B contradicts A on toll | by #b and #a | B's words → A's words | why")
    found, speakers = RELATION.fullmatch(head), BY.fullmatch(by)
    newer, arrow, older = words.partition(" → ")
    if found is None or speakers is None or not arrow:
        raise ValueError(
            "says no relation; write `B contradicts A on toll | by #b and #a | B's words → A's words | why`"
        )
    return RelationRow(
        where=where,
        newer=Cited(report=found["newer"], words=newer),
        relation=cast(RelationKind, _one_of(get_args(RelationKind), found["relation"], "relation")),
        older=Cited(report=found["older"], words=older),
        attribute=found["attribute"],
        newer_by=speakers[1],
        older_by=speakers[2],
        why=why,
    )


def parse_event(block: Block, faults: list[str]) -> EventBlock:
    """Parse an event with the words that tell of it, and what is disputed."""
    where, line, below = block
    name, status, grades, summary = _columns(line, 4, "E1 | disputed | 2 3 | what is said to have happened")
    if not re.fullmatch(r"[1-6](?: [1-6])*", grades):
        raise ValueError(f"{grades} is no credibility; write one or more of 1 to 6, such as `2 3`")
    told = [(w, row) for w, row in below if not row.startswith("disputed ")]
    disputed = [(w, row) for w, row in below if row.startswith("disputed ")]
    return EventBlock(
        where=where,
        id=_id(name),
        summary=summary,
        status=cast(Status, _one_of(get_args(Status), status, "status")),
        credibility=tuple(map(int, grades.split())),
        tellings=tuple(_parsed(told, _telling, faults)),
        disputed=tuple(_parsed(disputed, _disputed, faults)),
    )


def _telling(where: str, line: str) -> Telling:
    head, words, *why = line.split(" | ")
    verb, _, report = head.rpartition(" ")
    if verb not in ("told by", "not"):
        raise ValueError(f"tells of no event: {head}; write `told by R2 | words` or `not C1 | words | why not`")
    if verb == "not" and not why:
        raise ValueError("says not why it is another event; add ` | why`")
    return Telling(where=where, cited=Cited(report=report, words=words), same=verb != "not", why=" | ".join(why))


def _disputed(where: str, line: str) -> Disputed:
    head, *cells = line.split(" | ")
    if len(cells) < 2:
        raise ValueError("a dispute needs two values; write `disputed toll | 15: R5 words | 17: C3 words`")
    return Disputed(where=where, attribute=head.removeprefix("disputed "), values=tuple(map(_value, cells)))


def _value(cell: str) -> Value:
    value, colon, cited = cell.partition(": ")
    if not colon:
        raise ValueError(f"gives no report: {cell}; write `value: R5 words; C3 words`")
    return Value(value=value, cited=tuple(map(_cited, cited.split("; "))))


def _cited(cell: str) -> Cited:
    report, _, words = cell.strip().partition(" ")
    return Cited(report=report, words=words)


def parse_question(block: Block, faults: list[str]) -> Question:
    """Parse a question with its explanations, the evidence and the order in which they stand."""
    where, line, below = block
    name, event, text = _columns(line, 3, "Q1 | E1 | the question")
    by_kind: dict[str, list[tuple[str, str]]] = {"evidence": [], "apart": [], "ranked": [], "explanation": []}
    for at, row in below:
        by_kind[row.split(" ")[0] if row.split(" ")[0] in by_kind else "explanation"].append((at, row))
    return Question(
        where=where,
        id=_id(name),
        text=text,
        event=event,
        hypotheses=tuple(_parsed(by_kind["explanation"], _hypothesis, faults)),
        evidence=tuple(_parsed(by_kind["evidence"], _evidence, faults)),
        apart=tuple(_parsed(by_kind["apart"], _apart, faults)),
        ranked=tuple(name for _, row in by_kind["ranked"] for name in row.split()[1:]),
    )


def _hypothesis(where: str, line: str) -> Hypothesis:
    name, statement, wordings = _columns(line, 3, "H1 | the explanation | M1 words; D1 words")
    cited = tuple(map(_cited, wordings.split("; ")))
    return Hypothesis(where=where, id=_id(name), statement=statement, wordings=cited)


EVIDENCE = re.compile(r"evidence (?P<report>\w+) by (?:#(?P<who>\w+)|(?P<none>unknown))")


def _evidence(where: str, line: str) -> EvidenceRow:
    head, words, rated, why = _columns(line, 4, "evidence C1 by #who | words | H1 + H2 - H3 0 | why")
    found = EVIDENCE.fullmatch(head)
    parts = rated.split()
    if found is None or len(parts) % 2 or not set(parts[1::2]) <= set(RATINGS):
        raise ValueError(
            f"rates nothing: {head} | … | {rated}; write `evidence C1 by #who | words | H1 + H2 - | why`,"
            f" with {', '.join(RATINGS)}"
        )
    return EvidenceRow(
        where=where,
        cited=Cited(report=found["report"], words=words),
        informant=found["who"] or UNKNOWN,
        ratings={name: RATINGS[sign] for name, sign in zip(parts[::2], parts[1::2], strict=True)},
        why=why,
    )


def _apart(where: str, line: str) -> ApartRow:
    head, words, which, why = _columns(line, 4, "apart C3 | words | H1 H3 | what it would show")
    return ApartRow(
        where=where,
        cited=Cited(report=head.removeprefix("apart ").strip(), words=words),
        hypotheses=tuple(which.split()),
        why=why,
    )


def _parsed(rows: Iterable[tuple[str, str]], parse: Callable[[str, str], Row],
            faults: list[str]) -> Iterator[Row]:  # fmt: skip
    for where, line in rows:
        try:
            yield parse(where, line)
        except ValueError as error:
            faults.append(f"{where}: {error}")


def parse_blocks(name: str, text: str, parse: Callable[[Block, list[str]], Row], faults: list[str]) -> list[Row]:
    """Parse every block; a fault in its first line loses the block, one below it only that line."""
    found: list[Row] = []
    for block in blocks_of(name, text, faults):
        try:
            found.append(parse(block, faults))
        except ValueError as error:
            faults.append(f"{block[0]}: {error}")
    return found


def _columns(line: str, count: int, form: str) -> list[str]:
    cells = [cell.strip() for cell in line.split(" | ")]
    if len(cells) != count or not all(cells):
        raise ValueError(f"has {len(cells)} columns, not {count}; write `{form}`")
    return cells


def _id(name: str) -> str:
    if not re.fullmatch(r"[A-Z]\d+", name):
        raise ValueError(f"{name} is no short name; write a capital letter and a number, such as R2")
    return name


def _informant(name: str) -> str:
    if not re.fullmatch(r"#[a-z]+", name) or name[1:] in (UNKNOWN, NOBODY):
        raise ValueError(f"{name} names no informant; write # and small letters, other than {UNKNOWN} and {NOBODY}")
    return name[1:]


Word = TypeVar("Word", bound=str)


def _one_of(allowed: tuple[Word, ...], word: str, what: str) -> Word:
    if word not in allowed:
        raise ValueError(f"{word} is no {what}; write one of {', '.join(allowed)}")
    return word
