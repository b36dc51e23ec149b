import pytest

from reportedly.read.syntax import analyse
from reportedly.read.words import Words
from reportedly.resolve.relations import Relation, phrase_at


def relation(words: str, *, plain: bool = True) -> Relation | None:
    """The relation before (and after) the place X in these words."""
    ((syntax, _),) = analyse([(f"They were {words} on Sunday.", None)])
    doc = syntax.doc
    at = next(i for i, token in enumerate(doc) if token.text == "Kutal")
    return phrase_at(Words(doc), at, at + 1, plain).relation


@pytest.mark.parametrize(
    ("words", "km", "bearing", "vague"),
    [
        ("10 km south of Kutal", 10, 180, False),
        ("10km south of Kutal", 10, 180, False),
        ("10-15 km south of Kutal", 12.5, 180, False),
        ("10 to 20 km west of Kutal", 15, 270, False),
        ("twenty-five kilometres from Kutal", 25, None, False),
        ("two hundred and fifty kilometres north of Kutal", 250, 0, False),
        ("about a hundred miles north of Kutal", 160.9344, 0, True),
        ("half a mile east of Kutal", 0.804672, 90, False),
        ("some 3,000 metres north-west of Kutal", 3, 315, True),
        ("1.5 miles southeast of Kutal", 2.414016, 135, False),
        ("two dozen kilometres from Kutal", 24, None, True),
        ("several kilometres east of Kutal", 5, 90, True),
        ("a few miles to the south of Kutal", 6.437376, 180, True),
        ("less than 8 km from Kutal", 8, None, True),
        ("40 kilometres (25 miles) south-west of the town of Kutal", 40, 225, False),
        ("within 5 km of Kutal", 5, None, False),
        ("8\u00a0km (5.0\u00a0mi) northwest of Kutal", 8, 315, False),
    ],
)
def test_distances(words: str, km: float, bearing: float | None, vague: bool) -> None:
    found = relation(words)
    assert found is not None
    assert found.kind == "distance"
    assert found.km == pytest.approx(km)
    assert (found.bearing, found.vague) == (bearing, vague)


@pytest.mark.parametrize(
    ("words", "kind", "said", "bearing"),
    [
        ("just west of Kutal", "direction", "just west of", 270),
        ("east of the city of Kutal", "direction", "east of", 90),
        ("to the north-east of Kutal", "direction", "to the north-east of", 45),
        ("in northern Kutal", "part", "northern", 0),
        ("in the south of Kutal", "part", "the south of", 180),
        ("in western parts of Kutal", "part", "western parts of", 270),
        ("in south-eastern Kutal", "part", "south-eastern", 135),
        ("in central Kutal", "part", "central", None),
        ("along the border with Kutal", "border", "border with", None),
        ("near the Kutal border", "border", "border", None),
        ("in the Kutal pocket", "around", "pocket", None),
    ],
)
def test_directions_parts_and_borders(words: str, kind: str, said: str, bearing: float | None) -> None:
    found = relation(words)
    assert found is not None
    assert (found.kind, found.words, found.bearing) == (kind, said, bearing)


@pytest.mark.parametrize(
    "words", ["in Kutal", "in the town of Kutal", "at the Kutal military base", "from Kutal", "of Kutal"]
)
def test_the_place_itself(words: str) -> None:
    assert relation(words) is None


def test_an_area_is_not_widened_by_the_noun_area() -> None:
    assert relation("in the Kutal area", plain=False) is None
