"""Counted figures, in an analyst's notation: a text, and the figures that must be found in it.

`12 people = killed 12 12 -` reads: the words, the unit, then low, best and high, "-" where open;
`by …` says who counted.
"""

from __future__ import annotations

import pytest

from reportedly.model.attribution import Attribution, Source
from reportedly.model.quantity import Quantity
from reportedly.model.report import Report
from reportedly.model.span import Quote
from reportedly.read import quantities
from reportedly.read.draft import Draft, Passage
from reportedly.read.syntax import analyse

COUNTS = """
At least 12 people were killed in the market. | At least 12 people = killed 12 12 -
Between 20 and 30 soldiers were wounded. | Between 20 and 30 soldiers = injured 20 - 30
A dozen villages were burned. | A dozen villages = places 12 12 12
Dozens were injured when the bridge fell. | Dozens = injured 24 - 99
Hundreds of troops arrived at the port. | Hundreds of troops = troops 200 - 999
Some 5,000 families were displaced by the flood. | Some 5,000 families = displaced - 5000 -
The army lost 12 tanks near the river. | 12 tanks = vehicles 12 12 12
A mine exploded on the road, killing three and injuring seven. | three = killed 3 3 3 ; seven = injured 7 7 7
Up to 40 rebels surrendered on Friday. | Up to 40 rebels = surrendered - 40 40
No fewer than 90 houses were destroyed. | No fewer than 90 houses = houses 90 90 -
Nearly 200 fighters crossed the border. | Nearly 200 fighters = fighters - 200 200
More than 10 rockets hit the airport. | More than 10 rockets = missiles 10 10 -
Two soldiers died of their wounds. | Two soldiers = killed 2 2 2
About 1.2 million people have fled the province. | About 1.2 million people = displaced - 1200000 -
A 600-strong unit guards the dam. | A 600-strong unit = troops 600 600 600
One of the 2,000 troops was wounded. | One of the 2,000 troops = injured 1 1 1 ; 2,000 troops = troops 2000 2000 2000
The death toll rose to 31. | 31 = killed 31 31 31
The raid left four dead and 19 wounded. | four dead = killed 4 4 4 ; 19 = injured 19 19 19
The ministry counted 45 deaths, the radio said. | 45 deaths = killed 45 45 45 by The ministry
According to the Karim Observatory, 17 civilians were killed. | 17 civilians = killed 17 17 17 by the Karim Observatory
The convoy moved along Highway 12 to the base. |
The 34-year-old driver was arrested. |
The village lies 20 km south of Basra. |
Prices rose by 12 percent. |
The loan of $300 million was signed on 12 May 2018. |
In 2018 soldiers entered the town. |
Resolution 1701 calls for a withdrawal. |
The meeting lasted three hours. |
The two sides met on 14 March. |
Twenty-five drones were shot down overnight. | Twenty-five drones = drones 25 25 25
Two hundred and fifty refugees crossed into Kenya. | Two hundred and fifty refugees = displaced 250 250 250
Tens of thousands of protesters filled the square. | Tens of thousands of protesters = protesters 20000 - 99999
Several hundred militants are hiding in the hills. | Several hundred militants = fighters 300 - 900
Police arrested 15 to 20 students. | 15 to 20 students = arrested 15 - 20
Rebels captured three officers and six vehicles. | three officers = captured 3 3 3 ; six vehicles = vehicles 6 6 6
The group fired as many as 60 missiles at the city. | as many as 60 missiles = missiles - 60 60
Six people are still missing. | Six people = missing 6 6 6
Not six, not ten: more than 30 miners are dead. | more than 30 miners = killed 30 30 -
Not two but nine soldiers were killed at the ford. | nine soldiers = killed 9 9 9
Not four, but eleven people were wounded. | eleven people = injured 11 11 11
Not 20: 35 nurses were arrested, the union said. | 35 nurses = arrested 35 35 35
Not three: seven villagers died. | seven villagers = killed 7 7 7
Not five; eight drones were shot down. | eight drones = drones 8 8 8
Not one soldier was wounded. | one soldier = injured 1 1 1
Not all of the 12 hostages were freed. | 12 hostages = abducted 12 12 12
Not more than 12 people were killed in the market. | Not more than 12 people = killed - 12 12
Not three days later, five men were killed. | five men = killed 5 5 5
The hospital received seven bodies. | seven bodies = killed 7 7 7
Fewer than 50 peacekeepers remain in the camp. | Fewer than 50 peacekeepers = troops - 50 50
The blast claimed 14 lives. | 14 lives = killed 14 14 14
Gunmen abducted two engineers and released one hostage. | two engineers = abducted 2 2 2 ; one hostage = released 1 1 1
Three policemen and a driver were killed. | Three policemen = killed 3 3 3
Around half a dozen aircraft took part in the raid. | Around half a dozen aircraft = aircraft - 6 -
Half a million people have fled the valley. | Half a million people = displaced 500000 500000 500000
The air force carried out 22 strikes. | 22 strikes = strikes 22 22 22
The army said it had killed 40 militants. | 40 militants = killed 40 40 40 by The army
The Red Crescent put the number of dead at 63. | 63 = killed 63 63 63 by The Red Crescent
Scores of homes were looted. | Scores of homes = houses 40 - 199
One soldier was killed and five others were wounded. | One soldier = killed 1 1 1 ; five others = injured 5 5 5
Norway sent 40 tonnes of wheat. | 40 tonnes = tonnes 40 40 40
Almost 3,000 detainees are held in the jail. | Almost 3,000 detainees = arrested - 3000 3000
The navy seized eight boats. | eight boats = ships 8 8 8
Over 70 shells fell on the town. | Over 70 shells = shells 70 70 -
Thousands of families live in tents. | Thousands of families = families 2000 - 9999
The brigade has 1,500 men and 30 guns. | 1,500 men = troops 1500 1500 1500 ; 30 guns = weapons 30 30 30
The doctor treated two wounded children. | two wounded children = injured 2 2 2
An estimated 90,000 people were uprooted. | An estimated 90,000 people = displaced - 90000 -
Fifty-three bombs were found. | Fifty-three bombs = bombs 53 53 53
The ministry reported 11 arrests. | 11 arrests = arrested 11 11 11 by The ministry
The kidnapping of seven pupils shocked the town. | seven pupils = abducted 7 7 7
Army: 12 soldiers killed in ambush | 12 soldiers = killed 12 12 12
The herders lost 900 cows. | 900 cows = cows 900 900 900
The bishop visited 14 countries. |
The train left at 12:30. |
A couple of helicopters landed. | A couple of helicopters = aircraft 2 2 2
"""


def cases() -> list[tuple[str, str]]:
    lines = (line.partition(" |") for line in COUNTS.strip().splitlines())
    return [(text, wanted.strip()) for text, _, wanted in lines]


def read(text: str, source: Source | None = None) -> tuple[Quantity, ...]:
    ((syntax, _),) = analyse([(text, None)])
    report = Report.from_text(text)
    chain = (Attribution(source=source, cue=None, actor=None),) if source else ()
    whole = Quote.cut(text, [(0, len(text))])
    passage = Passage(
        id="clm_1", content=whole, chain=chain, head=syntax.sentences[0].root.i, frames=(), purpose_of=None
    )
    draft = quantities.run(Draft(report=report, syntax=syntax, passages=(passage,)))
    return draft.quantities.get("clm_1", ())


def notation(quantity: Quantity) -> str:
    ends = " ".join("-" if end is None else f"{end:g}" if end < 1e5 else str(int(end)) for end in _ends(quantity))
    counted = f" by {quantity.counted_by}" if quantity.counted_by else ""
    return f"{quantity.quote.text} = {quantity.unit} {ends}{counted}"


def _ends(quantity: Quantity) -> tuple[float | None, float | None, float | None]:
    return quantity.low, quantity.best, quantity.high


@pytest.mark.parametrize(("text", "wanted"), cases())
def test_figures_are_read(text: str, wanted: str) -> None:
    assert " ; ".join(notation(q) for q in read(text)) == wanted


@pytest.mark.parametrize(("text", "wanted"), [case for case in cases() if case[1]])
def test_figures_are_the_words_of_the_text(text: str, wanted: str) -> None:
    for quantity in read(text):
        assert quantity.quote == Quote.cut(text, quantity.quote.spans)
        ends = [end for end in _ends(quantity) if end is not None]
        assert ends == sorted(ends)


def test_the_source_of_what_is_said_counted_it() -> None:
    text = "Nine soldiers were killed"
    source = Source(quote=Quote.cut("The ministry", [(0, 12)]), kind="official")
    assert [q.counted_by for q in read(text, source)] == ["The ministry"]
