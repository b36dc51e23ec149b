from __future__ import annotations

import importlib
import subprocess
import sys

import pytest

from reportedly.late import late_modules

LATE = ("reportedly.casebook", "reportedly.collect", "reportedly.read.bearing")
"""Packages whose names are loaded when they are first used."""


@pytest.mark.parametrize("package", LATE)
def test_every_name_of_a_package_is_there(package: str) -> None:
    loaded = importlib.import_module(package)
    assert sorted(loaded.WHEN_USED) == sorted(loaded.__all__)
    for name in loaded.__all__:
        assert getattr(loaded, name) is getattr(importlib.import_module(f"{package}.{loaded.WHEN_USED[name]}"), name)


@pytest.mark.parametrize("package", LATE)
def test_a_name_that_is_not_there_is_refused_as_everywhere(package: str) -> None:
    with pytest.raises(AttributeError, match=f"module '{package}' has no attribute 'nonsense'"):
        _ = importlib.import_module(package).nonsense
    with pytest.raises(ImportError, match="cannot import name 'nonsense'"):
        exec(f"from {package} import nonsense")


def test_a_late_module_is_loaded_when_something_of_it_is_asked_for() -> None:
    script = (
        "import sys; from reportedly.late import late_modules\n"
        "digest, gap = late_modules('reportedly.model', 'digest', 'gap')\n"
        "print('reportedly.model.digest' in sys.modules, digest.digest_id('x', 1) == digest.digest_id('x', 1))\n"
        "print('reportedly.model.digest' in sys.modules, 'reportedly.model.gap' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True).stdout.split()
    assert told == ["False", "True", "True", "False"]


def test_what_a_late_module_lacks_is_missed_by_its_name() -> None:
    (digest,) = late_modules("reportedly.model", "digest")
    with pytest.raises(AttributeError, match="nonsense"):
        _ = digest.nonsense
