"""Two gunicorns of one site count into one folder: the one that starts forgets only the dead."""

import os
import subprocess
import sys
from pathlib import Path
from runpy import run_path

import pytest


def test_whoever_starts_leaves_what_living_processes_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    alive, dead, strange = (
        tmp_path / f"{name}.db" for name in (f"counter_{os.getpid()}", f"counter_{ended.pid}", "x")
    )
    for file in (alive, dead, strange):
        file.touch()
    monkeypatch.setenv("HNH_METRICS_FOLDER", str(tmp_path))
    # What the file itself sets goes away with the test.
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", "")
    run_path("gunicorn.conf.py")["on_starting"](None)
    assert [path for path in (alive, dead, strange) if path.exists()] == [alive]
