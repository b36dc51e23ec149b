"""One reading made by hand, with every kind of record that a teller has to show."""

from __future__ import annotations

from reportedly.model.actor import Actor
from reportedly.model.attribution import Attribution, Source, SourceKind
from reportedly.model.claim import Claim, ClaimKind
from reportedly.model.digest import digest_id
from reportedly.model.event import Event, Participant
from reportedly.model.factuality import Certainty, Factuality
from reportedly.model.gap import Gap
from reportedly.model.place import ClaimPlace, Place, PlaceRole
from reportedly.model.quantity import Quantity
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.model.span import Quote
from reportedly.model.time import ClaimTime, Timex

TEXT = (
    "KOSTI (Nile Courier) - The Sennar Agency quoted a source at the river ministry as saying that two barges "
    "with about 40 soldiers left Kosti for Malakal on Tuesday by way of Renk.\n\n"
    "Unconfirmed reports say shells fell 30 km north of El Obeid. The shelling may be a warning to the garrison "
    "in North Kordofan, a trader said. Nobody was hurt at Camp Zuhur, the governor insisted.\n\n"
    "The reason for the departure is not known."
)
REPORT = Report.from_text(
    TEXT,
    publisher="Nile Courier",
    title="Barges leave Kosti",
    byline=("A. Writer",),
    dateline="KOSTI (Nile Courier)",
    published="2023-05-11",
    published_from="given",
    url="https://courier.example/barges",
)
PROVINCE = {
    "type": "Polygon",
    "coordinates": [[[27.0, 11.5], [32.3, 11.5], [32.3, 16.6], [27.0, 16.6], [27.0, 11.5]]],
}


def cut(words: str, nth: int = 0) -> Quote:
    """The nth place where the report says these words."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Quote.cut(TEXT, [(start, start + len(words))])


def link(source: str | None, kind: SourceKind, cue: str | None, actor: str | None = None) -> Attribution:
    said_by = None if source is None else Source(quote=cut(source), kind=kind)
    return Attribution(source=said_by, cue=None if cue is None else cut(cue), actor=actor)


def sure(certainty: Certainty, *hedges: str, unverified: bool = False) -> Factuality:
    spans = tuple(span for words in hedges for span in cut(words).spans)
    return Factuality(certainty=certainty, polarity="positive", tense="past", unverified=unverified, hedges=spans)


def place(words: str, name: str, lat: float, lon: float, radius_km: float, precision: int, nth: int = 0) -> Place:
    return Place(
        toponym=cut(words, nth),
        name=name,
        country="SS" if name in ("Malakal", "Renk") else "SD",
        gazetteer_id=f"test:{name}",
        lat=lat,
        lon=lon,
        radius_km=radius_km,
        precision=precision,
    )


def claim(
    kind: ClaimKind,
    content: str,
    chain: tuple[Attribution, ...],
    factuality: Factuality,
    *,
    event: Event | None = None,
    places: tuple[tuple[PlaceRole, Place, str | None], ...] = (),
    time: ClaimTime | None = None,
    quantities: tuple[Quantity, ...] = (),
    explains: tuple[str, ...] = (),
) -> Claim:
    return Claim(
        id=digest_id("clm", REPORT.id, content),
        report_id=REPORT.id,
        kind=kind,
        content=cut(content),
        attribution=chain,
        factuality=factuality,
        event=event,
        places=tuple(ClaimPlace(place=where, role=role, relation=relation) for role, where, relation in places),
        time=time,
        quantities=quantities,
        explains=explains,
        score=0.5,
    )


KOSTI = place("Kosti", "Kosti", 13.1629, 32.6635, 5, 1)
MALAKAL = place("Malakal", "Malakal", 9.5334, 31.6605, 5, 1)
RENK = place("Renk", "Renk", 11.7413, 32.8032, 5, 1)
NORTH_OF_OBEID = place("El Obeid", "El Obeid", 13.45, 30.2167, 12, 2)
KORDOFAN = Place(
    toponym=cut("North Kordofan"),
    name="North Kordofan",
    country="SD",
    gazetteer_id="test:kordofan",
    lat=14.0,
    lon=29.6,
    radius_km=300.0,
    geometry=PROVINCE,
    precision=4,
)
CAMP = Place(toponym=cut("Camp Zuhur"))
MINISTRY = Actor(
    id="act_ministry",
    name="Ministry of River Transport of Sudan",
    kind="government",
    country="SD",
    holder=None,
    mentions=(cut("the river ministry"),),
)


def make_reading() -> Reading:
    barges = Participant(quote=cut("two barges with about 40 soldiers"), actor=None)
    departure = claim(
        "event",
        "two barges with about 40 soldiers left Kosti for Malakal on Tuesday by way of Renk",
        (
            link("The Sennar Agency", "media", "quoted"),
            link("a source at the river ministry", "official", "as saying that", "act_ministry"),
        ),
        sure("certain"),
        event=Event(
            type="RETREAT",
            mode=None,
            acled="Non-violent transfer of territory",
            trigger=cut("left").spans,
            actors=(barges,),
            recipients=(),
        ),
        places=(("origin", KOSTI, None), ("via", RENK, None), ("destination", MALAKAL, None)),
        time=ClaimTime(
            timex=cut("on Tuesday"),
            edtf="2023-05-09",
            earliest="2023-05-09",
            latest="2023-05-09",
            anchor="published",
            relation="on",
        ),
        quantities=(
            Quantity(quote=cut("about 40 soldiers"), unit="soldiers", low=None, best=40, high=None, counted_by=None),
        ),
    )
    shelling = claim(
        "event",
        "shells fell 30 km north of El Obeid",
        (link("Unconfirmed reports", "unspecified", "say "),),
        sure("certain", "Unconfirmed", unverified=True),
        event=Event(
            type="ASSAULT",
            mode="heavy-weapons",
            acled="Shelling/artillery/missile attack",
            trigger=cut("fell").spans,
            actors=(),
            recipients=(),
        ),
        places=(("near", NORTH_OF_OBEID, "30 km north of"),),
    )
    warning = claim(
        "explanation",
        "The shelling may be a warning to the garrison in North Kordofan",
        (link("a trader", "person", "said"),),
        sure("possible", "may"),
        places=(("area", KORDOFAN, None),),
        explains=(shelling.id,),
    )
    unhurt = claim(
        "event",
        "Nobody was hurt at Camp Zuhur",
        (link("the governor", "official", "insisted"),),
        Factuality(certainty="certain", polarity="negative", tense="past", unverified=False, hedges=()),
        places=(("at", CAMP, None),),
    )
    question = claim("question", "The reason for the departure is not known", (), sure("uncommitted"))
    return Reading(
        report=REPORT,
        claims=(departure, shelling, warning, unhurt, question),
        toponyms=(KOSTI, MALAKAL, RENK, NORTH_OF_OBEID, KORDOFAN, CAMP),
        timexes=(Timex(quote=cut("Tuesday"), type="DATE", value="2023-05-09", edtf="2023-05-09"),),
        actors=(MINISTRY,),
        gaps=(
            Gap(
                stage="resolve.places",
                what="where Camp Zuhur is",
                why="no place of that name is in the gazetteer",
                spans=cut("Camp Zuhur").spans,
            ),
        ),
    )
