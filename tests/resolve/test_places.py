"""Which place a toponym comes to: each case is a text with {toponyms}, and one line for each of them, in order.

A line is `name | code | kind`, the code being the country or the first-order division; "-" for what has no place.
"""

from __future__ import annotations

import re

import pytest

from reportedly.gazetteer.store import open_gazetteer
from reportedly.model.place import Place
from reportedly.model.report import Report
from reportedly.model.span import Quote
from reportedly.read.draft import Draft
from reportedly.read.syntax import analyse
from reportedly.resolve.places import STAGE

MARK = re.compile(r"\{([^}]+)\}")


def stage_on(marked: str, *, publisher: str | None = None, dateline: str | None = None) -> Draft:
    """Run the stage on a marked text."""
    text, spans = "", []
    for number, part in enumerate(MARK.split(marked)):
        if number % 2:
            spans.append((len(text), len(text) + len(part)))
        text += part
    report = Report.from_text(text, publisher=publisher, dateline=dateline)
    ((syntax, _),) = analyse([(text, None)])
    quotes = tuple(Quote.cut(text, [span]) for span in spans)
    return STAGE.run(Draft(report=report, syntax=syntax, toponyms=quotes))


def told(place: Place) -> str:
    """One place in the notation of this file."""
    if place.gazetteer_id is None:
        return "-"
    entry = open_gazetteer().entry(place.gazetteer_id)
    assert entry is not None
    return f"{place.name} | {entry.admin1 if entry.feature in ('city', 'adm2') else place.country} | {entry.feature}"


CASES = {
    "the province beside a town says which town": (
        "Storm sirens sounded in {Paris}, {Texas}, shortly before dawn.",
        ["Paris | US.TX | city", "Texas | US | adm1"],
    ),
    "a province named only after a comma counts too": (
        "The mill in {Lebanon}, Ohio, will stay shut, its owner said.",
        ["Lebanon | US.OH | city"],
    ),
    "an abbreviated state after a comma": (
        "A bus bound for {Dublin}, Ga., left the road.",
        ["Dublin | US.GA | city"],
    ),
    "a distance is counted from the town, though the headline names its province": (
        "Two killed in {Kharkiv} region\n\nShells hit a farm 35 km south-east of {Kharkiv}, police said.",
        ["Kharkivska oblast | UA | adm1", "Kharkiv | UA.07 | city"],
    ),
    "so is a direction": (
        "{Aleppo} province was shelled again. A convoy was stopped just north of {Aleppo}.",
        ["Ḩalab | SY | adm1", "Aleppo | SY.09 | city"],
    ),
    "and a distance without a direction": (
        "{Aleppo} province was shelled again. A convoy was stopped 15 kilometres from {Aleppo}.",
        ["Ḩalab | SY | adm1", "Aleppo | SY.09 | city"],
    ),
    "from a province it is counted where the words say so": (
        "Rain fell in {Kharkiv} region. Farms 10 km north of {Kharkiv} region were spared, and so was {Poltava}.",
        ["Kharkivska oblast | UA | adm1", "Kharkivska oblast | UA | adm1", "Poltava | UA.18 | city"],
    ),
    "a name that nothing is measured from stays the province that it was called": (
        "Shells fell on {Aleppo} province. Doctors in {Aleppo} counted nine dead.",
        ["Ḩalab | SY | adm1", "Ḩalab | SY | adm1"],
    ),
    "a capital without context is the capital": (
        "Talks in {Paris} went on overnight.",
        ["Paris | FR.11 | city"],
    ),
    "towns near the report's other towns win over larger ones far away": (
        "Crews from {Zanesville}, {Newark} and {Lancaster} were sent to {Columbus} on Friday, {Ohio} officials said.",
        ["Zanesville | US.OH | city", "Newark | US.OH | city", "Lancaster | US.OH | city", "Columbus | US.OH | city",
         "Ohio | US | adm1"],
    ),
    "a province by what the text calls it": (
        "Shelling was heard in {Kirkuk} province and in {Idlib} governorate.",
        ["Kirkūk | IQ | adm1", "Idlib | SY | adm1"],
    ),
    "a town by what the text calls it": (
        "Shops reopened in the city of {Kirkuk}.",
        ["Kirkuk | IQ.13 | city"],
    ),
    "the noun in the name": (
        "Troops crossed {Anbar province} and halted at {K1 military base}.",
        ["Al Anbār | IQ | adm1", "K1 military base | IQ | base"],
    ),
    "a base hyphenated and short": (
        "Rockets landed near {K-1}, outside {Kirkuk}, Iraqi officers said.",
        ["K1 military base | IQ | base", "Kirkuk | IQ.13 | city"],
    ),
    "landscapes and routes": (
        "Convoys on {Highway 1} turned towards the {MERV}; others held {at Tanf} and the {Golan Heights} in {Syria}.",
        ["Freeway 1 (Iraq) | IQ | route", "Middle Euphrates River Valley | None | landscape", "Al-Tanf | SY | base",
         "Golan Heights | SY | landscape", "Syria | SY | country"],
    ),
    "another country's road of the same name": (
        "Gunmen stopped buses on {Highway 1} between {Kabul} and {Kandahar}, Afghan police said.",
        ["Highway 1 (Afghanistan) | AF | route", "Kabul | AF.13 | city", "Kandahār | AF.23 | city"],
    ),
    "waters": (
        "Two tankers left the {Strait of Hormuz} for the {Gulf of Oman}; a third is in the {Red Sea}.",
        ["Strait of Hormuz | None | sea", "Gulf of Oman | None | sea", "Red Sea | None | sea"],
    ),
    "a river is not the town of its name": (
        "The body was found in the {Zanesville} River.",
        ["-"],
    ),
    "spellings of transliterated names": (
        "Fighting spread from {Falluja} to {ar-Ramadi} and {Deir Ezzor}.",
        ["Al Fallūjah | IQ.01 | city", "Ramadi | IQ.01 | city", "Deir ez-Zor | SY.07 | city"],
    ),
    "a spelling no list has, in a country that the report speaks of": (
        "Iraqi forces said {Fallouja} was calm.",
        ["Al Fallūjah | IQ.01 | city"],
    ),
    "the same spelling where nothing speaks for that country": (
        "The firm named its new perfume after {Fallouja}.",
        ["-"],
    ),
    "countries by short names": (
        "The {U.S.}, the {UK} and the {UAE} were told; {DR Congo} was not.",
        ["United States | US | country", "United Kingdom | GB | country", "United Arab Emirates | AE | country",
         "Democratic Republic of the Congo | CD | country"],
    ),
    "a list of states is no nesting": (
        "Plants in {Georgia}, {Alabama} and {Tennessee} will close.",
        ["Georgia | US | adm1", "Alabama | US | adm1", "Tennessee | US | adm1"],
    ),
    "the country by its neighbours": (
        "Leaders of {Armenia}, {Azerbaijan} and {Georgia} met in {Tbilisi}.",
        ["Armenia | AM | country", "Azerbaijan | AZ | country", "Georgia | GE | country", "Tbilisi | GE.51 | city"],
    ),
    "what no gazetteer has": (
        "The patrol was hit near {Qarzabolu} at noon.",
        ["-"],
    ),
    "what is in no such province": (
        "Residents of {Timbuktu}, {Nebraska}, filed a complaint.",
        ["-", "Nebraska | US | adm1"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_toponyms_come_to_their_places(case: str) -> None:
    text, expected = CASES[case]
    assert [told(place) for place in stage_on(text).places] == expected


def test_the_dateline_and_the_publisher_speak_for_their_region() -> None:
    text = "Firemen from {Portland} and {Auburn} put it out."
    maine = [told(p) for p in stage_on(text, dateline="LEWISTON, Maine").places]
    oregon = [told(p) for p in stage_on(text, publisher="Salem Oregon Herald").places]
    assert maine == ["Portland | US.ME | city", "Auburn | US.ME | city"]
    assert oregon[0] == "Portland | US.OR | city"


def test_what_is_not_resolved_has_a_gap_and_no_pin() -> None:
    draft = stage_on("The patrol was hit near {Qarzabolu}, then in {Mosul}.")
    place = draft.places[0]
    assert (place.lat, place.lon, place.name, place.precision, place.radius_km) == (None,) * 5
    (gap,) = draft.gaps
    assert gap.stage == "resolve.places"
    assert "Qarzabolu" in gap.what
    assert "gazetteer" in gap.why
    assert gap.spans == place.toponym.spans


def test_the_gap_names_the_province_in_which_it_was_sought() -> None:
    (gap,) = stage_on("Residents of {Timbuktu}, Nebraska, filed a complaint.").gaps
    assert "Nebraska" in gap.why


@pytest.mark.parametrize(("text", "precision"), [("{Mosul}", 1), ("{Iraq}", 6), ("{Anbar province}", 4), ("{Sinai}", 5),
                                                 ("{Red Sea}", 7), ("{Hamilton County}, Ohio", 3)])  # fmt: skip
def test_precision_is_that_of_the_kind_of_place(text: str, precision: int) -> None:
    (place, *_) = stage_on(f"It happened in {text} yesterday.").places
    assert place.precision == precision
    assert place.radius_km
    assert place.radius_km > 1


def test_a_route_is_a_line() -> None:
    (place, _) = stage_on("They took {Highway 12} in {Iraq}.").places
    assert place.geometry is not None
    assert place.geometry["type"] == "LineString"


def test_one_name_has_one_sense_in_a_report() -> None:
    draft = stage_on("{Lebanon}, Ohio, is dry. In {Lebanon}, wells fail; {Lebanon} waits.")
    assert len({place.gazetteer_id for place in draft.places}) == 1


def test_other_records_are_left_alone() -> None:
    draft = stage_on("Rain fell on {Mosul}.")
    assert draft.toponyms == tuple(place.toponym for place in draft.places)
