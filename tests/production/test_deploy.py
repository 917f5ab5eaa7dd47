"""The files of `deploy/` are what their programs understand, and nothing in them is left open."""

import shutil
import subprocess
from pathlib import Path

import pytest

from deploy.render import Unfilled, filled, read_values, render
from tests.production.stack import Stack


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As they come with the values of the example."""
    folder = tmp_path_factory.mktemp("rendered")
    render(folder, {})
    return folder


def test_a_name_without_value_and_a_value_without_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Unfilled, match="HOST"):
        filled("server_name @HOST@;", {})
    with pytest.raises(Unfilled, match="HOTS"):
        render(tmp_path, {"HOTS": "mistyped"})
    (tmp_path / "values").write_text("HOST\n")
    with pytest.raises(Unfilled, match="HOST"):
        read_values(tmp_path / "values")


def test_systemd_understands_every_unit(rendered: Path, tmp_path: Path) -> None:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("systemd-analyze is missing: apt-get install systemd")
    units = sorted((rendered / "systemd").glob("hnh*.[st]*[er]*"))
    chosen = [unit for unit in units if unit.suffix in (".service", ".socket", ".timer")]
    assert len(chosen) == 10
    for unit in chosen:
        # The programs need not be there: only whether each word is understood is asked.
        text = unit.read_text().replace(
            "ExecStart=/srv/hnh/site/.venv/bin/python", "ExecStart=/bin/true"
        )
        (tmp_path / unit.name).write_text(text)
    done = subprocess.run(
        [program, "verify", "--man=no", *(str(tmp_path / unit.name) for unit in chosen)],
        capture_output=True, text=True,
    )  # fmt: skip
    ours = [line for line in done.stderr.splitlines() if "hnh" in line]
    assert ours == [], done.stderr


def test_haproxy_understands_its_file(rendered: Path) -> None:
    program = shutil.which("haproxy", path="/usr/sbin:/usr/bin")
    if program is None:
        pytest.skip("HAProxy is missing: apt-get install haproxy")
    file = rendered / "haproxy" / "haproxy.cfg"
    done = subprocess.run([program, "-c", "-f", str(file)], capture_output=True, text=True)
    assert done.returncode == 0 and "WARNING" not in done.stderr, done.stderr


def test_postgresql_and_redis_do_as_their_files_say(stack: Stack) -> None:
    for cluster in (stack.main, stack.keys):
        shown = "log_statement log_error_verbosity log_min_error_statement".split()
        shown += ["log_parameter_max_length", "log_parameter_max_length_on_error"]
        values = [cluster.sql(f"SHOW {name}").strip() for name in shown]
        assert values == ["none", "terse", "panic", "0", "0"]
    assert stack.redis.ask("CONFIG", "GET", "save").splitlines() == ["save"]
    assert stack.redis.ask("CONFIG", "GET", "appendonly").split() == ["appendonly", "no"]
