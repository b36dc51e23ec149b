from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.collect.collected import Given
from reportedly.errors import SetupError
from reportedly.work.settings import FeedSetting, Settings, settings_beside

WHOLE = """
analyst = "Jane Doe"
workers = 3
user_agent = "desk (desk@lantern.example)"
delay = 2.5
recheck = "12h"
place_floor = "10 km"
publication_delay = "2d"
allow_hosts = ["intranet.example", "localhost:8000"]

[publishers]
"nilewire.example" = "Nile Wire"

[[feeds]]
url = "https://nilewire.example/feed.xml"
every = "10m"

[[feeds]]
url = "https://kosti.example/feed"
publisher = "Kosti Daily"
"""

BROKEN = """
workers = 0
dely = 2
recheck = "soon"
place_floor = "10"
allow_hosts = "intranet example/x"

[[feeds]]
every = "0m"

[[feeds]]
url = "https://jane:s3cret@lantern.example/feed"
"""


def beside(tmp_path: Path, told: str, name: str = "sudan.toml", **environment: str) -> Settings:
    (tmp_path / name).write_text(told, encoding="utf-8")
    return settings_beside(str(tmp_path / "sudan.reportedly"), named=None, environment=environment)


def test_every_setting_is_taken(tmp_path: Path) -> None:
    settings = beside(tmp_path, WHOLE)
    assert settings == Settings(
        analyst="Jane Doe",
        workers=3,
        user_agent="desk (desk@lantern.example)",
        delay=2.5,
        recheck=12 * 3600,
        place_floor=10.0,
        publication_delay=2 * 86400,
        allow_hosts=("intranet.example", "localhost:8000"),
        publishers={"nilewire.example": "Nile Wire"},
        feeds=(
            FeedSetting(url="https://nilewire.example/feed.xml", every=600),
            FeedSetting(url="https://kosti.example/feed", publisher="Kosti Daily"),
        ),
    )
    fetcher = settings.fetcher()
    assert (fetcher.manners.user_agent, fetcher.manners.delay_s) == ("desk (desk@lantern.example)", 2.5)
    assert "localhost:8000" in fetcher.allowed


def test_all_faults_are_told_together_and_no_password(tmp_path: Path) -> None:
    with pytest.raises(SetupError) as told:
        beside(tmp_path, BROKEN, REPORTEDLY_DELAY="long")
    lines = str(told.value).splitlines()[1:]
    assert [line.split(":")[0].strip() for line in lines] == [
        *("workers", "dely", "recheck", "place_floor", "allow_hosts", "feeds[1].every", "feeds[1].url", "feeds[2].url"),
        "REPORTEDLY_DELAY",
    ]
    assert "write a number from 1 to 256" in lines[0]
    assert "s3cret" not in str(told.value)


@pytest.mark.parametrize("told", ["workers = ", "= 3", "[feeds]\nurl = 1", 'feeds = ["https://x.example"]'])
def test_what_is_no_settings_file_is_told(tmp_path: Path, told: str) -> None:
    with pytest.raises(SetupError, match=r"sudan\.toml cannot be used"):
        beside(tmp_path, told)


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    settings = beside(tmp_path, WHOLE, REPORTEDLY_WORKERS="8", REPORTEDLY_ALLOW_HOSTS="a.example, b.example")
    assert (settings.workers, settings.allow_hosts) == (8, ("a.example", "b.example"))


def test_where_the_file_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert beside(tmp_path, "workers = 2", "reportedly.toml").workers == 2
    assert beside(tmp_path, "workers = 4", "sudan.toml").workers == 4
    other = tmp_path / "other.toml"
    other.write_text("workers = 5", encoding="utf-8")
    named = settings_beside("x.reportedly", named=None, environment={"REPORTEDLY_CONFIG": str(other)})
    assert named.workers == 5
    monkeypatch.chdir(tmp_path)
    assert settings_beside("postgresql://server/db", named=None, environment={}).workers == 2
    with pytest.raises(SetupError, match="cannot be read"):
        settings_beside("x.reportedly", named=str(tmp_path / "none.toml"), environment={})


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert settings_beside(str(tmp_path / "x.reportedly"), named=None, environment={}) == Settings()


@pytest.mark.parametrize(
    ("url", "given", "publisher"),
    [
        ("https://nilewire.example/1", None, "Nile Wire"),
        ("https://www.NileWire.example:443/1", None, "Nile Wire"),
        ("https://other.example/1", None, None),
        ("https://nilewire.example/1", "Given Now", "Given Now"),
    ],
)
def test_publishers_by_host(url: str, given: str | None, publisher: str | None) -> None:
    settings = Settings(publishers={"nilewire.example": "Nile Wire"})
    assert settings.given_at(url, Given(publisher=given)).publisher == publisher


@pytest.mark.parametrize("floor", ["0 km", "501 km", "ten km", "10 m", "nan km", "", "town", "-5 km"])
def test_a_floor_that_is_none_is_refused(tmp_path: Path, floor: str) -> None:
    with pytest.raises(SetupError, match="place_floor"):
        beside(tmp_path, f'place_floor = "{floor}"')


def test_a_floor_of_provinces(tmp_path: Path) -> None:
    assert beside(tmp_path, "", REPORTEDLY_PLACE_FLOOR="province").place_floor == "province"
