"""Whom the words of a report name.

The notation: [words] is a source or a participant, and {Town|CC} a toponym that was resolved to a country. Each bracket
has one line: `name | kind | country`, "-" for no country, and a bare "-" for words that must name no actor.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product

import pytest

from reportedly.lexicon.states import states
from reportedly.model.actor import Actor
from reportedly.model.attribution import Source
from reportedly.model.digest import digest_id
from reportedly.model.place import Place
from reportedly.model.report import Report
from reportedly.model.span import Quote
from reportedly.read.draft import AttributedContent, Draft
from reportedly.read.syntax import analyse
from reportedly.resolve.actors import STAGE

MARK = re.compile(r"\[(?P<asked>[^\]]+)\]|\{(?P<town>[^|}]+)\|(?P<code>[A-Z]{2})\}")


def draft_of(marked: str) -> tuple[Draft, list[Quote]]:
    """The draft of a marked text, with a source for each bracket, and the bracketed quotes."""
    text, asked, towns = "", [], []
    before = 0
    for mark in MARK.finditer(marked):
        text += marked[before : mark.start()]
        words = mark["asked"] or mark["town"]
        span = (len(text), len(text) + len(words))
        text += words
        before = mark.end()
        if mark["asked"]:
            asked.append(span)
        else:
            towns.append((span, mark["code"]))
    text += marked[before:]
    ((syntax, _),) = analyse([(text, None)])
    quotes = [Quote.cut(text, [span]) for span in asked]
    places = tuple(Place(toponym=Quote.cut(text, [span]), country=code) for span, code in towns)
    attributions = tuple(
        AttributedContent(source=Source(quote=q, kind="unspecified"), cue=None, content=q, outer=None) for q in quotes
    )
    report = Report.from_text(text)
    return Draft(report=report, syntax=syntax, places=places, attributions=attributions), quotes


def read(marked: str) -> tuple[tuple[Actor, ...], list[Quote], Draft]:
    draft, quotes = draft_of(marked)
    done = STAGE.run(draft)
    return done.actors, quotes, done


def told(actors: tuple[Actor, ...], quote: Quote) -> str:
    named = [a for a in actors if quote.spans in {m.spans for m in a.mentions}]
    assert len(named) <= 1, [a.name for a in named]
    return f"{named[0].name} | {named[0].kind} | {named[0].country or '-'}" if named else "-"


US, IQ, TR = "Armed forces of the United States | armed_force | US", "Government of Iraq | government | IQ", "TR"

BODIES = [
    ("[Iraqi troops] entered the town.", "Armed forces of Iraq | armed_force | IQ"),
    ("A column of [US troop] carriers passed.", US),
    ("[American soldiers] left the base.", US),
    ("[U.S. forces] moved north.", US),
    ("[US Special Operations Forces] landed.", "Special operations forces of the United States | armed_force | US"),
    ("[The Turkish army] shelled the ridge.", "Army of Turkey | armed_force | TR"),
    ("[Turkey's army] shelled the ridge.", "Army of Turkey | armed_force | TR"),
    ("[Turkey’s military] shelled the ridge.", "Armed forces of Turkey | armed_force | TR"),
    ("[The army of Syria] withdrew.", "Army of Syria | armed_force | SY"),
    ("[Syrian government forces] withdrew.", "Government of Syria | government | SY"),
    ("[The Syrian Arab Army] withdrew.", "Army of Syria | armed_force | SY"),
    ("[Israeli warplanes] struck a depot.", "Armed forces of Israel | armed_force | IL"),
    ("[The Israeli air force] struck a depot.", "Air force of Israel | armed_force | IL"),
    ("[The Israel Defense Forces] struck a depot.", "Armed forces of Israel | armed_force | IL"),
    ("[The IDF] said it struck a depot.", "Armed forces of Israel | armed_force | IL"),
    ("[The Kenyan police] held two men.", "Police of Kenya | armed_force | KE"),
    ("[Iraqi federal police] held two men.", "Police of Iraq | armed_force | IQ"),
    ("[Iraqi border guards] held two men.", "Border guard of Iraq | armed_force | IQ"),
    ("[The Greek coast guard] found the boat.", "Coast guard of Greece | armed_force | GR"),
    ("[The Indian navy] found the boat.", "Navy of India | armed_force | IN"),
    ("[Egyptian security forces] closed the road.", "Security forces of Egypt | armed_force | EG"),
    ("[The Iraqi government] denied it.", IQ),
    ("[The government of Iraq] denied it.", IQ),
    ("[Iraqi officials] denied it.", IQ),
    ("[A senior Iraqi official] denied it.", IQ),
    ("[Sudanese authorities] denied it.", "Government of Sudan | government | SD"),
    ("[The Ethiopian parliament] voted.", "Parliament of Ethiopia | government | ET"),
    ("[Russia's defence ministry] denied it.", "Ministry of Defence of Russia | government | RU"),
    ("[The Russian Defense Ministry] denied it.", "Ministry of Defence of Russia | government | RU"),
    ("[The Ministry of Defence of Russia] denied it.", "Ministry of Defence of Russia | government | RU"),
    ("[The Iranian foreign ministry] denied it.", "Ministry of Foreign Affairs of Iran | government | IR"),
    ("[The Philippine health ministry] counted five.", "Ministry of Health of the Philippines | government | PH"),
    ("[The Iraqi embassy] was closed.", "Embassy of Iraq | government | IQ"),
    ("[Iraqi media] reported it.", "Media of Iraq | media | IQ"),
    ("[Turkish newspapers] reported it.", "Media of Turkey | media | TR"),
    ("[Syrian state television] reported it.", "State media of Syria | media | SY"),
    ("[Iranian state media] reported it.", "State media of Iran | media | IR"),
    ("[South Korean troops] fired first.", "Armed forces of South Korea | armed_force | KR"),
    ("[North Korean soldiers] fired first.", "Armed forces of North Korea | armed_force | KP"),
    ("[South Sudanese police] fired first.", "Police of South Sudan | armed_force | SS"),
    ("[Dutch marines] boarded the ship.", "Marines of the Netherlands | armed_force | NL"),
    ("[UAE forces] left the island.", "Armed forces of the United Arab Emirates | armed_force | AE"),
    ("[Two Iraqi army officers] were hurt.", "Army of Iraq | armed_force | IQ"),
    ("[Members of the Iraqi parliament] walked out.", "Parliament of Iraq | government | IQ"),
    ("[A source in the Iraqi army] said so.", "Army of Iraq | armed_force | IQ"),
    ("[A source at the Iraqi interior ministry] said so.", "Ministry of Interior of Iraq | government | IQ"),
    ("[A statement by the Kenyan army] said so.", "Army of Kenya | armed_force | KE"),
    ("[Dozens of Turkish soldiers] crossed.", "Armed forces of Turkey | armed_force | TR"),
    ("[A Malian military convoy] hit a mine.", "Armed forces of Mali | armed_force | ML"),
    ("[A Russian drone] hit the depot.", "Armed forces of Russia | armed_force | RU"),
]

GROUPS = [
    ("[ISIS] took the hill.", "Islamic State | armed_group | -"),
    ("[ISIL] took the hill.", "Islamic State | armed_group | -"),
    ("[Daesh] took the hill.", "Islamic State | armed_group | -"),
    ("[The Islamic State group] took the hill.", "Islamic State | armed_group | -"),
    ("The raid was aimed at [IS].", "Islamic State | armed_group | -"),
    ("[Islamic State militants] took the hill.", "Islamic State | armed_group | -"),
    ("They fear the return of [remnants of the Islamic State].", "Islamic State | armed_group | -"),
    ("[The Houthis] fired a missile.", "Houthis | armed_group | YE"),
    ("[Houthi rebels] fired a missile.", "Houthis | armed_group | YE"),
    ("[Ansar Allah] fired a missile.", "Houthis | armed_group | YE"),
    ("[The Syrian Democratic Forces] held the bridge.", "Syrian Democratic Forces | armed_group | SY"),
    ("[The YPG] held the bridge.", "People's Protection Units | armed_group | SY"),
    ("[The PKK] held the bridge.", "Kurdistan Workers' Party | armed_group | -"),
    ("[Hashd al-Shaabi] held the bridge.", "Popular Mobilisation Forces | armed_group | IQ"),
    ("[The PMF] held the bridge.", "Popular Mobilisation Forces | armed_group | IQ"),
    ("[Kata'ib Hezbollah] fired rockets.", "Kataib Hezbollah | armed_group | IQ"),
    ("[Kataib Hezbollah fighters] fired rockets.", "Kataib Hezbollah | armed_group | IQ"),
    ("[Hezbollah] fired rockets.", "Hezbollah | armed_group | LB"),
    ("[A Hezbollah official] denied it.", "Hezbollah | armed_group | LB"),
    ("[Hamas gunmen] opened fire.", "Hamas | armed_group | PS"),
    ("[Al-Shabaab] shelled the camp.", "Al-Shabaab | armed_group | SO"),
    ("[al Shabaab fighters] shelled the camp.", "Al-Shabaab | armed_group | SO"),
    ("[Boko Haram] burned the school.", "Boko Haram | armed_group | NG"),
    ("[JNIM] burned the school.", "Jama'at Nusrat al-Islam wal-Muslimin | armed_group | ML"),
    ("[The M23 rebels] took the airport.", "M23 | armed_group | CD"),
    ("[The Taliban] took the airport.", "Taliban | armed_group | AF"),
    ("[The Pakistani Taliban] claimed it.", "Tehrik-i-Taliban Pakistan | armed_group | PK"),
    ("[The ELN] blew up the pipeline.", "National Liberation Army (Colombia) | armed_group | CO"),
    ("[FARC dissidents] blew up the pipeline.", "FARC dissidents | armed_group | CO"),
    ("[The Wagner Group] left the town.", "Wagner Group | armed_group | RU"),
    ("[Tigray forces] left the town.", "Tigray People's Liberation Front | armed_group | ET"),
    ("[Iran's Revolutionary Guards] seized it.", "Islamic Revolutionary Guard Corps | armed_force | IR"),
    ("[Peshmerga forces] dug in.", "Peshmerga | armed_force | IQ"),
    ("Sudan's army shelled [the RSF].", "Rapid Support Forces | armed_group | SD"),
    ("[The press freedom group RSF] said so, two years on.", "Reporters Without Borders | organisation | -"),
    ("Troops in Syria met [the SDF].", "Syrian Democratic Forces | armed_group | SY"),
    ("The ship of [the SDF] left Japan.", "Self-Defense Forces of Japan | armed_force | JP"),
]

ORGANISATIONS = [
    ("[The United Nations] warned of hunger.", "United Nations | organisation | -"),
    ("[The U.N.] warned of hunger.", "United Nations | organisation | -"),
    ("[The UN Security Council] met.", "UN Security Council | organisation | -"),
    ("[Members of the Security Council] met.", "UN Security Council | organisation | -"),
    ("[The World Food Programme] halted work.", "World Food Programme | organisation | -"),
    ("[NATO] halted work.", "NATO | organisation | -"),
    ("[The European Union] halted work.", "European Union | organisation | -"),
    ("[The African Union] halted work.", "African Union | organisation | -"),
    ("[The ICRC] halted work.", "International Committee of the Red Cross | organisation | -"),
    ("[Doctors Without Borders] halted work.", "Médecins Sans Frontières | organisation | -"),
    (
        "[The Syrian Observatory for Human Rights] counted nine.",
        "Syrian Observatory for Human Rights | organisation | SY",
    ),
    ("[The US-led coalition] halted work.", "Global Coalition against Daesh | armed_force | -"),
    ("[The Saudi-led coalition] halted work.", "Saudi-led coalition | armed_force | -"),
    ("[The Pentagon] halted work.", "United States Department of Defense | government | US"),
    ("[The US State Department] halted work.", "United States Department of State | government | US"),
    ("[The Kremlin] denied it.", "Presidency of Russia | government | RU"),
    ("[The Karsh Relief Committee] counted nine.", "Karsh Relief Committee | organisation | -"),
    ("[The Vareni Provincial Council] met.", "Vareni Provincial Council | government | -"),
    ("[Reuters] reported it.", "Reuters | media | GB"),
    ("[The Associated Press] reported it.", "Associated Press | media | US"),
    ("The mayor told [AFP] so.", "Agence France-Presse | media | FR"),
    (
        "In the Philippines, [the AFP] shelled the hills; the Philippine army said so.",
        "Armed forces of the Philippines | armed_force | PH",
    ),
    ("[Al-Jazeera] reported it.", "Al Jazeera | media | QA"),
    ("[A BBC correspondent] reported it.", "BBC | media | GB"),
    ("[Nadir News Agency] reported it.", "Nadir News Agency | media | -"),
    ("[Radio Dabanga] reported it.", "Radio Dabanga | media | SD"),
    ("[The Harbour Tribune] reported it.", "Harbour Tribune | media | -"),
]

STATES = [
    ("[Iran] denied it.", "Iran | state | IR"),
    ("[The United States] denied it.", "United States | state | US"),
    ("[The US] denied it.", "United States | state | US"),
    ("[Türkiye] denied it.", "Turkey | state | TR"),
    ("[Ivory Coast] denied it.", "Ivory Coast | state | CI"),
    ("[Baghdad] said it would answer.", IQ),
    ("[Tehran] denied it.", "Government of Iran | government | IR"),
    ("The two sides in Kinshasa and [Congo] agreed.", "Democratic Republic of the Congo | state | CD"),
    ("[Congo] agreed.", "-"),
]

OFFICES = [
    ("[Secretary of State Marlow] arrived.", "Secretary of State of the United States | office | US"),
    ("[Iraqi President Samir Hamdan] arrived.", "President of Iraq | office | IQ"),
    ("[The president of Iraq] arrived.", "President of Iraq | office | IQ"),
    ("[Iraq's president] arrived.", "President of Iraq | office | IQ"),
    ("[Kenyan Prime Minister Jane Otieno] arrived.", "Prime Minister of Kenya | office | KE"),
    ("[Turkey's foreign minister, Hakan Demir,] arrived.", "Foreign Minister of Turkey | office | TR"),
    ("[Defence Minister Omar Saleh of Yemen] arrived.", "Defence Minister of Yemen | office | YE"),
    ("[The Yemeni defence minister] arrived.", "Defence Minister of Yemen | office | YE"),
    ("[Deputy Foreign Minister Karim Saleh of Iraq] arrived.", "Deputy Foreign Minister of Iraq | office | IQ"),
    ("[The governor of {Anbar|IQ}] arrived.", "-"),
    ("[The mayor of Vareni] arrived.", "-"),
    ("[The spokesman for the Iraqi army] arrived.", "Spokesperson of the Army of Iraq | office | IQ"),
    ("[The Iraqi army's spokesman] arrived.", "Spokesperson of the Army of Iraq | office | IQ"),
    ("[An Iraqi army spokesman] arrived.", "Spokesperson of the Army of Iraq | office | IQ"),
    (
        "[A spokesman for the Pentagon] arrived.",
        "Spokesperson of the United States Department of Defense | office | US",
    ),
    ("[A Taliban spokesman] arrived.", "Spokesperson of the Taliban | office | AF"),
    ("[NATO Secretary General Piet Larsen] arrived.", "Secretary-General of NATO | office | -"),
    ("[The UN special envoy] arrived.", "Envoy of the United Nations | office | -"),
    ("[Hamas leader Walid Nasr] arrived.", "Head of Hamas | office | PS"),
    ("[Iran's supreme leader] arrived.", "Supreme Leader of Iran | office | IR"),
    ("[The head of the World Food Programme] arrived.", "Head of the World Food Programme | office | -"),
    ("[British Foreign Secretary Ann Thorne] arrived.", "Foreign Minister of the United Kingdom | office | GB"),
    ("[The Ukrainian interior minister] arrived.", "Interior Minister of Ukraine | office | UA"),
    (
        "[White House press secretary Hale] spoke.",
        "Spokesperson of the Presidency of the United States | office | US",
    ),
]

WITHIN_A_REPORT = [
    (
        "Secretary of State Ida Marlow flew in. [Marlow] met nobody.",
        "Secretary of State of the United States | office | US",
    ),
    (
        "[Marlow] flew in. The visit of Secretary of State Ida Marlow was short.",
        "Secretary of State of the United States | office | US",
    ),
    ("Iraqi President Samir Hamdan spoke. [President Hamdan] smiled.", "President of Iraq | office | IQ"),
    ("Iraqi President Samir Hamdan spoke. [The president] smiled.", "President of Iraq | office | IQ"),
    ("Samir Hamdan, the president of Iraq, spoke. [Hamdan] smiled.", "President of Iraq | office | IQ"),
    ("Iraqi President Samir Hamdan spoke. Then [he] smiled.", "President of Iraq | office | IQ"),
    (
        "The Russian defence ministry denied it. [The ministry] gave no figure.",
        "Ministry of Defence of Russia | government | RU",
    ),
    ("Hezbollah fired. [The group] said so.", "Hezbollah | armed_group | LB"),
    ("The Turkish army fired. [The army] said so.", "Army of Turkey | armed_force | TR"),
    ("Reuters reported a fire. [The agency] named nobody.", "Reuters | media | GB"),
    ("Turkish troops advanced. [The troops] dug in.", "Armed forces of Turkey | armed_force | TR"),
    (
        "The Syrian Democratic Forces (SDF) met in Tokyo, Japan. [The SDF] left Japan.",
        "Syrian Democratic Forces | armed_group | SY",
    ),
    ("A fire broke out in {Basra|IQ} and in {Amara|IQ}. [Police] said so.", "Police of Iraq | armed_force | IQ"),
    (
        "A fire broke out in {Basra|IQ}. [The defence ministry] said so.",
        "Ministry of Defence of Iraq | government | IQ",
    ),
    (
        "The army spokesman, Col. Adel Mansur, spoke in {Basra|IQ} and {Amara|IQ}. [Mansur] smiled.",
        "Spokesperson of the Army of Iraq | office | IQ",
    ),
]

MORE = [
    ("Iran said [its forces] withdrew.", "Armed forces of Iran | armed_force | IR"),
    ("Russian artillery fired. Ukraine said [its forces] withdrew.", "Armed forces of Ukraine | armed_force | UA"),
    ("Ukraine told Russia that [its forces] withdrew.", "-"),
    ("A row between Iran and Iraq grew. [Iran and Iraq] agreed.", "-"),
    ("[Al-Sahel television] reported it.", "Al-Sahel television | media | -"),
    ("[A PKK commander] fled.", "Kurdistan Workers' Party | armed_group | -"),
    ("[The commander of the PKK] fled.", "Commander of the Kurdistan Workers' Party | office | -"),
    (
        "[IRAQI TROOPS] ENTERED THE TOWN. THE BRIDGE WAS HIT AND THREE MEN DIED.",
        "Armed forces of Iraq | armed_force | IQ",
    ),
    (
        "THE TOWN WAS QUIET, RESIDENTS SAID. [THE TALIBAN] DENIED THAT A SHOT HAD BEEN FIRED.",
        "Taliban | armed_group | AF",
    ),
    ("[Defence Minister Rosa Parra] spoke in {Cali|CO}.", "Defence Minister of Colombia | office | CO"),
    ("[President Rosa Parra] spoke in {Cali|CO}.", "-"),
    ("[The state government] spoke in {Cali|CO} and {Popayan|CO}.", "-"),
    (
        "Iraq voted. In Iraq [Lea Marsh, president of the Karsh Federation of Teachers,] spoke.",
        "President of the Karsh Federation of Teachers | office | -",
    ),
    ("Iraq voted. In Iraq [the president of a chess club] spoke.", "-"),
    ("Iraq voted. In Iraq [he] ran for president.", "-"),
    ("Iraq voted. In Iraq [Charlie King], a baker, spoke.", "-"),
    ("Iraq voted. In Iraq [Mr. King] spoke.", "-"),
    ("The Supreme Court of Iraq met. [The appeals court] did not.", "-"),
    ("[The Orlan Center for Public Opinion] asked 900 people.", "Orlan Center for Public Opinion | organisation | -"),
    ("President Marsh of Kenya met the press. His sister [Lea Marsh] met Tom Marsh.", "-"),
    ("Kenyan President Ada Moss spoke. It recalled [Kenyan President Tom Lund].", "-"),
    ("Turkish helicopters fired. [The soldiers] left.", "Armed forces of Turkey | armed_force | TR"),
    (
        "The Iraqi defence ministry met. [Tom Lund, spokesman for the ministry,] spoke.",
        "Spokesperson of the Ministry of Defence of Iraq | office | IQ",
    ),
    (
        "Fire in Turkey\n\n[Police] in {Basra|IQ}, {Amara|IQ} and {Kut|IQ} put it out.",
        "Police of Iraq | armed_force | IQ",
    ),
    ("Turkey's official spoke. It rained in {Basra|IQ}, {Amara|IQ} and {Kut|IQ}. [The government] slept.", IQ),
    ("News from Iraq\n[Harbour News] is a paper.", "Harbour News | media | -"),
    ("Drones of the Rapid Support Forces hit a truck in Sudan. [The convoy] went on.", "-"),
    ("A Sudanese convoy was hit by Chadian drones. [The convoy] went on.", "Armed forces of Sudan | armed_force | SD"),
    ("Trucks left the [military] depot at {Cali|CO}.", "-"),
]

LEFT_OPEN = [
    ("[Turkish-backed fighters] opened fire.", "-"),
    ("[Iran-backed militias] opened fire.", "-"),
    ("[Pro-Iranian militias] opened fire.", "-"),
    ("[Iranian-led Shia militias] opened fire.", "-"),
    ("[Iraqi and US forces] opened fire.", "-"),
    ("[The president] smiled.", "-"),
    ("[President Tarn] smiled.", "-"),
    ("Iraqi President Samir Hamdan met Turkish President Hakan Demir. [The president] smiled.", "-"),
    ("[Former Iraqi President Samir Hamdan] smiled.", "-"),
    ("Fighting spread in Iraq, Turkey and Iran. [The army] said so.", "-"),
    ("Hamas and Hezbollah agreed. [The group] said so.", "-"),
    ("[Some reports] said so.", "-"),
    ("[Our own sources] said so.", "-"),
    ("[He] said so.", "-"),
    ("[The victims of Boko Haram] fled.", "-"),
    ("[A source close to the Iraqi army] said so.", "-"),
    ("[Michael Jordan] smiled.", "-"),
    ("[Iraqi protesters] marched.", "-"),
    ("WHO IS TO BLAME FOR [THE FIRE]?", "-"),
]

PRIVATE = [
    "[Ahmed Nasser], a shopkeeper in {Basra|IQ}, said he saw smoke.",
    "[Ahmed Nasser] said he saw smoke near the Iraqi army's post.",
    "“We ran,” said [Maria Lopes], a nurse at the Karsh Hospital.",
    "[Mr. Nasser], 43, lost his shop when Iraqi troops came.",
    "[Col. Adel Mansur] lost his house to Turkish shelling.",
    "Iraqi President Samir Hamdan spoke. [Karim Hamdan], a driver, did not listen.",
    "Iraqi President Samir Hamdan met Lina Aziz, a student. [She] was not impressed.",
    "The widow of [Jonas Berg] sued the ministry.",
    "[Dr. Lina Aziz] treated nine people.",
    "[Lina Aziz, a teacher,] blamed the army.",
]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [*BODIES, *GROUPS, *ORGANISATIONS, *STATES, *WITHIN_A_REPORT, *MORE, *LEFT_OPEN],
)
def test_words_name_an_actor(marked: str, expected: str) -> None:
    actors, quotes, _ = read(marked)
    assert [told(actors, quote) for quote in quotes] == [expected]


@pytest.mark.parametrize(("marked", "expected"), [row for row in OFFICES if "|" in row[1]])
def test_words_name_an_office(marked: str, expected: str) -> None:
    actors, quotes, _ = read(marked)
    assert [told(actors, quote) for quote in quotes] == [expected]


@pytest.mark.parametrize(
    ("marked", "quote", "name", "country"),
    [
        ("The governor of {Anbar|IQ} spoke.", "governor of Anbar", "Governor of Anbar", "IQ"),
        ("{Basra|IQ}'s mayor spoke.", "Basra's mayor", "Mayor of Basra", "IQ"),
        ("{Basra|IQ} Governor Samir Hamdan spoke.", "Basra Governor Samir Hamdan", "Governor of Basra", "IQ"),
        ("The police chief of {Basra|IQ} spoke.", "police chief of Basra", "Police Chief of Basra", "IQ"),
    ],
)
def test_offices_of_a_place(marked: str, quote: str, name: str, country: str) -> None:
    actors, _, _ = read(marked)
    assert [(a.name, a.country) for a in actors if quote in {m.text for m in a.mentions}] == [(name, country)]


@pytest.mark.parametrize(
    ("text", "office", "holder"),
    [
        ("Secretary of State Marlow arrived.", "Secretary of State of the United States", "Marlow"),
        ("Iraqi President Samir Hamdan arrived. Hamdan smiled.", "President of Iraq", "Samir Hamdan"),
        ("Hamdan smiled. Iraqi President Samir Hamdan had arrived.", "President of Iraq", "Samir Hamdan"),
        ("Iraq's prime minister, Haidar al-Karim, arrived.", "Prime Minister of Iraq", "Haidar al-Karim"),
        (
            "The spokesman for the Iraqi army, Col. Adel Mansur, arrived.",
            "Spokesperson of the Army of Iraq",
            "Adel Mansur",
        ),
        ("Samir Hamdan, the president of Iraq, arrived.", "President of Iraq", "Samir Hamdan"),
        ("The president of Iraq arrived.", "President of Iraq", None),
        ("An Iraqi government spokesman said Monday it was over.", "Spokesperson of the Government of Iraq", None),
    ],
)
def test_holders_are_read_from_the_text(text: str, office: str, holder: str | None) -> None:
    actors, _, _ = read(text)
    assert {a.name: a.holder for a in actors if a.kind == "office"} == {office: holder}


@pytest.mark.parametrize("marked", PRIVATE)
def test_private_persons_stay_words(marked: str) -> None:
    actors, quotes, done = read(marked)
    assert [told(actors, quote) for quote in quotes] == ["-"]
    names = {
        w for q in quotes for w in q.text.split() if w[0].isupper() and w not in ("Hamdan", "She", "Dr.", "Mr.", "Col.")
    }
    records = " ".join(f"{a.name} {a.holder} {' '.join(m.text for m in a.mentions)}" for a in actors)
    assert not {w for w in names if w.strip(",") in records}
    assert not any(w in gap.what + gap.why for w in names for gap in done.gaps)


@pytest.mark.parametrize(
    "marked", [row[0] for row in LEFT_OPEN if row[0].startswith(("[Iraqi and", "[President", "Iraqi President"))]
)
def test_what_stays_open_is_told(marked: str) -> None:
    _, quotes, done = read(marked)
    assert [gap.spans for gap in done.gaps if gap.stage == "resolve.actors" and gap.spans == quotes[0].spans]


@pytest.mark.parametrize(
    "text", ["Tell it to the UN", "UN", "U.S.", "(", "-", "’", "al", "Al-", "The Republic of the Congo"]
)
def test_a_text_may_end_anywhere(text: str) -> None:
    _, _, done = read(text)
    assert all(m.spans[-1].end <= len(text) for a in done.actors for m in a.mentions)


AWKWARD = (
    "US", "Iraqi", "Iraq", "'s", "army", "the", "President", "spokesman", "of", "for", ",", "Ada", "Moss", "-backed",
    "UN", "(UN)", "Congo", "SDF", "and", "he", "Karsh", "Council", "Radio", "former", "Gen.", "al-", "R.", "its",
)  # fmt: skip


def test_every_small_world_of_awkward_words_is_read() -> None:
    texts = [" ".join(words) for words in product(AWKWARD, AWKWARD)]
    texts += [f"{one} {two} President Ada Moss said." for one, two in zip(texts, reversed(texts), strict=True)]
    for syntax, text in analyse((text, text) for text in texts):
        whole = Quote.cut(text, [(0, len(text))])
        asked = AttributedContent(source=Source(quote=whole, kind="unspecified"), cue=None, content=whole, outer=None)
        draft = Draft(report=Report.from_text(text), syntax=syntax, attributions=(asked,))
        for actor in STAGE.run(draft).actors:
            assert all(Quote.cut(text, m.spans) == m for m in actor.mentions)
            assert len({m.spans for m in actor.mentions}) == len(actor.mentions) > 0


def test_ids_are_the_same_in_every_report() -> None:
    first, _, _ = read("Daesh took the hill.")
    second, _, _ = read("They fled from the Islamic State group.")
    assert first[0].id == second[0].id == digest_id("act", "armed_group", None, "Islamic State")


def test_mentions_stand_in_text_order_and_are_cut_from_the_text() -> None:
    actors, _, done = read("ISIS took it. The Iraqi army came. ISIS fled; Daesh was gone. [The Iraqi army] stayed.")
    for actor in actors:
        assert list(actor.mentions) == sorted(actor.mentions, key=lambda m: m.spans)
        assert all(Quote.cut(done.report.text, m.spans) == m for m in actor.mentions)
    assert [[m.text for m in a.mentions] for a in actors] == [
        ["ISIS", "ISIS", "Daesh"],
        ["Iraqi army", "The Iraqi army"],
    ]


def test_a_capitalised_noun_takes_up_a_body() -> None:
    actors, _, _ = read("The US-led coalition bombed a depot. Planes of the Coalition left. A coalition of bakers met.")
    told_of = {a.name: [m.text for m in a.mentions] for a in actors}
    assert told_of == {"Global Coalition against Daesh": ["US-led coalition", "Coalition"]}


def test_a_stage_writes_only_its_own_fields() -> None:
    draft, _ = draft_of("The Iraqi army said [ISIS] fled.")
    done = STAGE.run(draft)
    assert replace(done, actors=draft.actors, gaps=draft.gaps) == draft


def test_every_state_of_the_world_has_its_adjective() -> None:
    assert len(states()) >= 195
    assert all(row.adjectives for row in states().values())
