from __future__ import annotations

import copy
import json
import re
from typing import Any, get_args

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.errors import InputError
from reportedly.model import actor, attribution, claim, event, factuality, place, report, time
from reportedly.model.claim_json import from_lines, from_records, schema, to_line, to_records
from reportedly.model.gap import Gap
from reportedly.model.quantity import Quantity
from reportedly.model.reading import Reading
from reportedly.model.span import Quote, Span

VALIDATOR = jsonschema.Draft202012Validator(schema())
SOME_TEXT = "Ärzte ohne Grenzen \U0001f6a2 says:\u2028the bridge\u0085 at الموصل fell </script> \x00 end"
MOMENTS = (None, "2024-02-03", "2024-02-03T05:00Z")
GEOMETRY = {"type": "LineString", "coordinates": [[43.0, 36.5], [44.25, 36]]}

words = st.text(max_size=8)
maybe_words = st.none() | words
figures = st.none() | st.floats(0, 1e12, allow_nan=False) | st.integers(0, 10**9).map(float)


@st.composite
def quotes(draw: Any, text: str = SOME_TEXT) -> Quote:
    ends = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=4)))
    return Quote.cut(text, list(zip(ends[::2], ends[1::2], strict=False)))


spans = quotes().map(lambda quote: quote.spans) | st.just(())


def literal(kind: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(kind))


places = st.builds(
    place.Place,
    toponym=quotes(),
    name=maybe_words,
    country=st.sampled_from([None, "IQ"]),
    gazetteer_id=maybe_words,
    lat=st.none() | st.floats(-90, 90),
    lon=st.none() | st.floats(-180, 180),
    radius_km=figures,
    geometry=st.sampled_from([None, GEOMETRY]),
    precision=st.none() | st.integers(1, 7),
)
sources = st.builds(attribution.Source, quote=quotes(), kind=literal(attribution.SourceKind))
links = st.builds(
    attribution.Attribution,
    source=st.none() | sources,
    cue=st.none() | quotes(),
    actor=maybe_words,
)
judgements = st.builds(
    factuality.Factuality,
    certainty=literal(factuality.Certainty),
    polarity=literal(factuality.Polarity),
    tense=st.none() | literal(factuality.Tense),
    unverified=st.booleans(),
    hedges=spans,
)
participants = st.lists(st.builds(event.Participant, quote=quotes(), actor=maybe_words), max_size=2).map(tuple)
events = st.builds(
    event.Event,
    type=st.none() | literal(event.PloverType),
    mode=maybe_words,
    acled=maybe_words,
    trigger=spans,
    actors=participants,
    recipients=participants,
)
times = st.builds(
    time.ClaimTime,
    timex=st.none() | quotes(),
    edtf=maybe_words,
    earliest=st.sampled_from(MOMENTS),
    latest=st.sampled_from(MOMENTS),
    anchor=maybe_words,
    relation=st.none() | literal(time.TimeRelation),
)
figure_records = st.builds(
    Quantity, quote=quotes(), unit=words, low=figures, best=figures, high=figures, counted_by=maybe_words
)


def tuples(of: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(of, max_size=2).map(tuple)


reports = st.builds(
    report.Report.from_text,
    st.just(SOME_TEXT),
    external_id=maybe_words,
    publisher=maybe_words,
    title=maybe_words,
    byline=tuples(words),
    dateline=maybe_words,
    published=maybe_words,
    published_from=st.none() | literal(report.PublishedFrom),
    url=maybe_words,
)


@st.composite
def readings(draw: Any) -> Reading:
    about = draw(reports)
    claims = st.builds(
        claim.Claim,
        id=st.just("clm_1"),
        report_id=st.just(about.id),
        kind=literal(claim.ClaimKind),
        content=quotes(),
        attribution=tuples(links),
        factuality=judgements,
        event=st.none() | events,
        places=tuples(st.builds(place.ClaimPlace, place=places, role=literal(place.PlaceRole), relation=maybe_words)),
        time=st.none() | times,
        quantities=tuples(figure_records),
        explains=st.sampled_from([(), ("clm_2",)]),
        score=st.floats(0, 1),
    )
    return Reading(
        report=about,
        claims=draw(tuples(claims)),
        toponyms=draw(tuples(places)),
        timexes=draw(
            tuples(st.builds(time.Timex, quote=quotes(), type=literal(time.TimexType), value=words, edtf=maybe_words))
        ),
        actors=draw(
            tuples(
                st.builds(
                    actor.Actor,
                    id=words,
                    name=words,
                    kind=literal(actor.ActorKind),
                    country=st.sampled_from([None, "SY"]),
                    holder=maybe_words,
                    mentions=tuples(quotes()),
                )
            )
        ),
        gaps=draw(tuples(st.builds(Gap, stage=words, what=words, why=words, spans=spans))),
    )


def lines_of(reading: Reading) -> list[str]:
    return [to_line(record) for record in to_records(reading)]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(reading=readings())
def test_a_reading_goes_out_and_comes_back_the_same(reading: Reading) -> None:
    lines = lines_of(reading)
    assert list(from_lines(lines)) == [reading]
    for line in lines:
        assert len(line.splitlines()) == 1
        VALIDATOR.validate(json.loads(line))


def one_reading() -> Reading:
    text = "The mayor of Orsk said the dam held."
    about = report.Report.from_text(text, publisher="Ural Post")
    said = attribution.Attribution(
        source=attribution.Source(quote=Quote.cut(text, [(0, 17)]), kind="official"),
        cue=Quote.cut(text, [(18, 22)]),
        actor=None,
    )
    held = claim.Claim(
        id="clm_held",
        report_id=about.id,
        kind="state",
        content=Quote.cut(text, [(23, 35)]),
        attribution=(said,),
        factuality=factuality.Factuality(
            certainty="certain", polarity="positive", tense="past", unverified=False, hedges=()
        ),
        event=None,
        places=(),
        time=None,
        quantities=(),
        explains=(),
        score=0.5,
    )
    orsk = place.Place(toponym=Quote.cut(text, [(13, 17)]), name="Orsk", country="RU", lat=51.2, lon=58.6)
    return Reading(report=about, claims=(held,), toponyms=(orsk,), timexes=(), actors=(), gaps=())


def test_two_readings_in_one_stream_come_back_in_order() -> None:
    first = one_reading()
    second = Reading(report=report.Report.from_text("Another."), claims=(), toponyms=(), timexes=(), actors=(), gaps=())
    assert list(from_lines([*lines_of(first), "", *lines_of(second)])) == [first, second]


def test_unpaired_surrogates_survive_and_can_be_written_as_utf8() -> None:
    odd = Reading(
        report=report.Report.from_text("broken \ud83d pair é"), claims=(), toponyms=(), timexes=(), actors=(), gaps=()
    )
    lines = lines_of(odd)
    lines[0].encode("utf-8")
    assert list(from_lines(lines)) == [odd]


FAULTS: list[tuple[str, Any]] = [
    ("claim without kind", lambda report, claim: claim.pop("kind")),
    ("unknown kind", lambda report, claim: claim.update(kind="rumour")),
    ("unknown certainty", lambda report, claim: claim["factuality"].update(certainty="sure")),
    ("unknown key", lambda report, claim: claim.update(confidence=1)),
    ("score as words", lambda report, claim: claim.update(score="high")),
    ("source without kind", lambda report, claim: claim["attribution"][0]["source"].pop("kind")),
    ("null where a flag must be", lambda report, claim: claim["factuality"].update(unverified=None)),
    ("quote without spans", lambda report, claim: claim["content"].update(spans=[])),
    ("span of three", lambda report, claim: claim["content"].update(spans=[[1, 2, 3]])),
    ("span before the text", lambda report, claim: claim["content"].update(spans=[[-4, 2]])),
    ("toponyms left out", lambda report, claim: report.pop("toponyms")),
    ("place without precision", lambda report, claim: report["toponyms"][0].pop("precision")),
    ("another schema", lambda report, claim: claim.update(schema=2)),
    ("another record", lambda report, claim: claim.update(record="assessment")),
]
FAULTS_BEYOND_A_SCHEMA: list[tuple[str, Any]] = [
    ("span reversed", lambda report, claim: claim["content"].update(spans=[[35, 23]])),
    ("span empty", lambda report, claim: claim["content"].update(spans=[[23, 23]])),
    ("span after the text", lambda report, claim: claim["content"].update(spans=[[23, 99]])),
    ("hedge after the text", lambda report, claim: claim["factuality"].update(hedges=[[30, 99]])),
    ("parts out of order", lambda report, claim: claim["content"].update(spans=[[27, 30], [23, 26]])),
    ("words that are not there", lambda report, claim: claim["content"].update(text="the dam broke")),
    ("number changed in the text", lambda report, claim: report.update(text=report["text"].replace("dam", "jam"))),
    ("claim of another report", lambda report, claim: claim.update(report_id="rpt_other")),
]


def broken(fault: Any) -> list[dict[str, Any]]:
    records = copy.deepcopy(list(to_records(one_reading())))
    fault(*records)
    return records


def test_the_sound_records_pass() -> None:
    assert all(VALIDATOR.is_valid(record) for record in to_records(one_reading()))
    assert from_records(*_split(list(to_records(one_reading())))) == one_reading()


@pytest.mark.parametrize(("name", "fault"), FAULTS, ids=[name for name, _ in FAULTS])
def test_the_schema_and_the_reader_refuse(name: str, fault: Any) -> None:
    records = broken(fault)
    assert not all(VALIDATOR.is_valid(record) for record in records)
    with pytest.raises(InputError):
        list(from_lines([json.dumps(record) for record in records]))


@pytest.mark.parametrize(("name", "fault"), FAULTS_BEYOND_A_SCHEMA, ids=[name for name, _ in FAULTS_BEYOND_A_SCHEMA])
def test_the_reader_refuses_what_no_schema_can_tell(name: str, fault: Any) -> None:
    with pytest.raises(InputError):
        list(from_lines([json.dumps(record) for record in broken(fault)]))


@pytest.mark.parametrize("line", ["{", "[]", "3", '{"record": "report"}'])
def test_lines_that_are_no_records_are_refused_with_their_number(line: str) -> None:
    with pytest.raises(InputError, match=re.escape("feed.jsonl:3")):
        list(from_lines([*lines_of(one_reading()), line], where="feed.jsonl"))


def _split(records: list[dict[str, Any]]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    return records[0], records[1:]


ENUMS = [
    ("source", "kind", attribution.SourceKind),
    ("factuality", "certainty", factuality.Certainty),
    ("factuality", "polarity", factuality.Polarity),
    ("factuality", "tense", factuality.Tense),
    ("event", "type", event.PloverType),
    ("claimPlace", "role", place.PlaceRole),
    ("timex", "type", time.TimexType),
    ("claimTime", "relation", time.TimeRelation),
    ("actor", "kind", actor.ActorKind),
    ("report", "published_from", report.PublishedFrom),
    ("claim", "kind", claim.ClaimKind),
]


@pytest.mark.parametrize(("noun", "key", "kind"), ENUMS)
def test_the_schema_lists_exactly_the_values_of_the_model(noun: str, key: str, kind: Any) -> None:
    listed = schema()["$defs"][noun]["properties"][key]["enum"]
    assert [value for value in listed if value is not None] == list(get_args(kind))


def test_the_schema_is_itself_valid_and_closed() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    for name, noun in schema()["$defs"].items():
        if noun.get("type") == "object" and name != "geometry":
            assert noun["additionalProperties"] is False
            assert noun["required"] == list(noun["properties"])


def test_a_span_is_written_as_a_pair() -> None:
    record = next(to_records(one_reading()))
    assert record["toponyms"][0]["toponym"] == {"text": "Orsk", "spans": [[13, 17]]}
    assert Span(13, 17) == (13, 17)
