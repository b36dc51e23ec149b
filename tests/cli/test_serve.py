"""`reportedly serve`: what it refuses, and that it answers from the first to Ctrl-C."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from reportedly.casebook import Casebook
from reportedly.cli.main import main
from tests.work.test_linking import ANN


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("serve") / "some.reportedly"
    Casebook.create(path, ANN, title="Some situation").close()
    return path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.0.7", "example.org"])
def test_an_address_that_others_reach_is_refused_and_why(casebook: Path, host: str) -> None:
    result = CliRunner().invoke(main, ["serve", str(casebook), "--host", host])
    assert result.exit_code == 2
    assert "passwords would cross the network" in result.output
    assert "--certificate" in result.output


def test_it_is_not_served_to_others_where_nobody_could_log_in(casebook: Path) -> None:
    way = ["--host", "0.0.0.0", "--name", "reports.example.org", "--unencrypted"]
    result = CliRunner().invoke(main, ["serve", str(casebook), *way])
    assert result.exit_code == 2
    assert "reportedly user add" in result.output


def test_a_casebook_that_is_not_there_is_said(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["serve", str(tmp_path / "none.reportedly")])
    assert result.exit_code == 2
    assert "reportedly init" in result.output


def test_a_port_that_is_taken_is_said(casebook: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = CliRunner().invoke(main, ["serve", str(casebook), "--port", str(taken.getsockname()[1])])
    assert result.exit_code == 2
    assert "name another --port" in result.output
    assert "is served at" not in result.output


def test_it_answers_until_it_is_stopped(casebook: Path) -> None:
    port = free_port()
    command = [sys.executable, "-m", "reportedly", "serve", str(casebook), "--port", str(port)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        answer = _answer(f"http://127.0.0.1:{port}/", process)
        assert "Some situation" in answer.text
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")
        assert "server" not in answer.headers
        assert httpx.get(f"http://127.0.0.1:{port}/", headers={"host": "evil.example"}).status_code == 421
    finally:
        process.send_signal(signal.SIGINT)
        told = process.communicate(timeout=60)[1]
    assert f"http://127.0.0.1:{port}/" in told
    assert "Traceback" not in told
    assert process.returncode in (0, 130)


def _answer(address: str, process: subprocess.Popen[str]) -> httpx.Response:
    for _ in range(600):
        assert process.poll() is None, process.communicate()[1]
        try:
            return httpx.get(address)
        except httpx.ConnectError:
            time.sleep(0.1)
    raise AssertionError("it did not answer within a minute")
