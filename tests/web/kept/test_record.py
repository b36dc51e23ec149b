"""Records go into JSON and come back as they were."""

from __future__ import annotations

import orjson
import pytest

from reportedly.casebook import Casebook
from reportedly.model.hypothesis import Hypothesis
from reportedly.web.kept.listed import ListedEvent, listed
from reportedly.web.kept.record import read, written
from reportedly.web.kept.source import KeptSource
from reportedly.web.standing import Standing


def test_events_sources_and_explanations_come_back(book: Casebook) -> None:
    whole = Standing(book).now().whole
    picture = whole.picture
    origins = {origin.id: origin for held in picture.situation.origins.values() for origin in held}
    for kind, records in (
        (ListedEvent, [listed(told, picture) for told in whole.told]),
        (KeptSource, [KeptSource(origin=one, grade=picture.sources[id]) for id, one in origins.items()]),
        (Hypothesis, list(picture.hypotheses)),
    ):
        assert records
        for record in records:
            assert read(kind, orjson.loads(written(record))) == record


def test_a_field_of_another_kind_is_refused() -> None:
    with pytest.raises(TypeError, match="are not kept"):
        read(dict[str, int], {})
