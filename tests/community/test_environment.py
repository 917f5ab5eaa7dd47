"""The environment is read strictly, and what is wrong with it is named."""

import json
import multiprocessing
import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import example, given
from hypothesis import strategies as st

from community.settings.environment import Environment
from community.settings.local import local_keys
from community.settings.periods import read_periods


def problems(environment: Environment) -> str:
    with pytest.raises(ImproperlyConfigured) as refused:
        environment.refuse_if_wrong()
    return str(refused.value)


@pytest.mark.parametrize("blank", [{}, {"HNH_NAME": ""}, {"HNH_NAME": "  "}])
def test_what_is_missing_is_named(blank: dict[str, str]) -> None:
    environment = Environment(blank)
    environment.text("NAME")
    assert "HNH_NAME is not set." in problems(environment)


def test_everything_wrong_is_named_at_once() -> None:
    environment = Environment({"HNH_NUMBER": "seven", "HNH_FLAG": "perhaps"})
    environment.number("NUMBER", 3, least=1, most=9)
    environment.flag("FLAG", True)
    environment.text("NAME")
    environment.words("HOSTS")
    told = problems(environment)
    for name in ("HNH_NUMBER", "HNH_FLAG", "HNH_NAME", "HNH_HOSTS"):
        assert name in told
    assert "a whole number from 1 to 9" in told


@pytest.mark.parametrize("number", ["0", "10", "-1", "1.5", "1e3", "0x1", "nine"])
def test_a_number_out_of_bounds_is_refused(number: str) -> None:
    environment = Environment({"HNH_DAYS": number})
    environment.number("DAYS", 3, least=1, most=9)
    assert "HNH_DAYS must be" in problems(environment)


@pytest.mark.parametrize(
    ("spelt", "meant"), [("1", True), ("Yes", True), ("ON", True), ("0", False), ("false", False)]
)
def test_yes_and_no(spelt: str, meant: bool) -> None:
    environment = Environment({"HNH_FLAG": spelt})
    assert environment.flag("FLAG", not meant) is meant
    environment.refuse_if_wrong()


@given(st.text(min_size=1).filter(lambda text: "://" not in text))
@example("A:")
def test_a_database_address_that_is_none_is_refused_and_not_repeated(value: str) -> None:
    secret = f"{value}hunter2"
    environment = Environment({"HNH_DATABASE_URL": secret})
    environment.database("DATABASE_URL")
    told = problems(environment)
    assert "HNH_DATABASE_URL must be a database address." in told
    assert "hunter2" not in told


def test_an_unknown_kind_of_database_is_refused() -> None:
    environment = Environment({"HNH_DATABASE_URL": "postgresqul://host/name"})
    environment.database("DATABASE_URL")
    assert "HNH_DATABASE_URL must be a database address." in problems(environment)


def test_right_addresses_are_read() -> None:
    environment = Environment(
        {
            "HNH_DATABASE_URL": "postgresql://someone:secret@host/name",
            "HNH_EMAIL_URL": "smtp+tls://someone:secret@host:587",
        }
    )
    assert environment.database("DATABASE_URL")["NAME"] == "name"
    assert environment.email("EMAIL_URL")["EMAIL_PORT"] == 587
    environment.refuse_if_wrong()


def test_periods_have_defaults_and_bounds() -> None:
    assert read_periods(Environment({}))["COOLING_OFF_DAYS"] == 7
    environment = Environment({"HNH_BATCH_MINIMUM": "0"})
    read_periods(environment)
    assert "HNH_BATCH_MINIMUM" in problems(environment)


def test_this_copys_keys_are_for_its_owner_alone(tmp_path: Path) -> None:
    keys = local_keys(tmp_path)
    path = tmp_path / "keys.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == ["keys.json"]
    assert local_keys(tmp_path) == keys == json.loads(path.read_text())
    assert len(bytes.fromhex(keys["HNH_CODE_PEPPER"])) == 32


def test_a_key_that_a_newer_version_asks_for_is_added_to_the_others(tmp_path: Path) -> None:
    keys = local_keys(tmp_path)
    older = {name: key for name, key in keys.items() if name != "HNH_RECORD_KEY"}
    (tmp_path / "keys.json").write_text(json.dumps(older))
    newer = local_keys(tmp_path)
    assert {name: newer[name] for name in older} == older
    assert len(bytes.fromhex(newer["HNH_RECORD_KEY"])) == 32
    assert local_keys(tmp_path) == newer


def test_two_that_start_at_once_agree_on_the_keys(tmp_path: Path) -> None:
    with multiprocessing.get_context("fork").Pool(4) as pool:
        made = pool.map(local_keys, [tmp_path] * 8)
    assert all(keys == made[0] for keys in made)
