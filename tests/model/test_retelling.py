"""What was kept comes back as the record that it was."""

from __future__ import annotations

import json

from bench.generated_situation import situation
from reportedly.model.claim import Claim
from reportedly.model.encoding import encoder
from reportedly.model.reading import Reading
from reportedly.model.retelling import retold
from tests.work.ferry import ferry_readings


def readings() -> list[Reading]:
    return [*ferry_readings(), *(made.reading for made in situation(20, seed=7))]


def test_claims_come_back_as_they_were() -> None:
    claims = [claim for reading in readings() for claim in reading.claims]
    kept = [json.loads(json.dumps(encoder(Claim)(claim))) for claim in claims]
    assert list(map(retold(Claim), kept)) == claims
    assert any(claim.attribution and claim.quantities and claim.places and claim.time for claim in claims)


def test_readings_come_back_as_they_were() -> None:
    for reading in readings():
        assert retold(Reading)(json.loads(json.dumps(encoder(Reading)(reading)))) == reading
