"""The rules of a language, read from one file that people can read."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from community.lib.geo import fold
from stories.identifying.joining import Joined, read_joined
from stories.identifying.kinds import Kind
from stories.identifying.phrase import Phrase, compile_phrase

_RULES: Final = Path(__file__).parent / "rules"
GROWN: Final = 13  # from this age on a number by itself is hardly of anything else
LANGUAGES: Final = ("en", "fr", "de", "it", "es")


@dataclass(frozen=True, slots=True)
class Rule:
    """Phrases that find one kind of thing, and what can stand in its place."""

    kind: Kind
    reason: str
    instead: tuple[str, ...]
    phrases: tuple[Phrase, ...]
    unless_after: frozenset[str] = frozenset()
    unless_before: frozenset[str] = frozenset()
    unless_within: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class Rules:
    """Everything that one file says."""

    language: str
    rules: tuple[Rule, ...]
    instead: Mapping[str, tuple[str, ...]]
    times: Mapping[str, Any]
    ages: Mapping[str, int]
    towns: Mapping[str, str]
    joined: tuple[Joined, ...]
    titles: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    introduce: tuple[Phrase, ...]
    live_in: tuple[Phrase, ...]
    names: Mapping[str, frozenset[str]]


def has_rules(language: str) -> bool:
    """Whether there is a file for that language, or for what it is a kind of."""
    return language.partition("-")[0].lower() in LANGUAGES


@lru_cache
def rules_of(language: str) -> Rules:
    """The rules of a language; English ones where a language has none."""
    language = language.partition("-")[0].lower()
    source = _read(language if language in LANGUAGES else "en")
    shared = _read("all")
    lists = {name: tuple(words.split()) for name, words in source["lists"].items()}
    lists["titles"] = tuple(source["titles"])
    ages = dict(age.split("=") for age in lists["ages"])
    lists["ages"] = tuple(ages)
    lists["grown"] = tuple(word for word, years in ages.items() if int(years) >= GROWN)
    names = dict(source["names"])
    introduce, live_in = (
        tuple(compile_phrase(phrase, lists) for phrase in names.pop(part))
        for part in ("introduce", "live_in")
    )
    names["not_names"] += " " + shared["names"].pop("not_names")
    names |= shared["names"]
    return Rules(
        language=source["language"],
        rules=tuple(_rule(rule, source["instead"], lists) for rule in _all(source, shared)),
        instead={kind: tuple(words) for kind, words in source["instead"].items()},
        times=source["times"],
        ages={fold(word.replace("_", " ")): int(years) for word, years in ages.items()},
        towns=source["towns"],
        joined=tuple(map(read_joined, source.get("joined", ()))),
        titles={fold(title): words for title, words in source["titles"].items()},
        lists=lists,
        introduce=introduce,
        live_in=live_in,
        names={name: _keys(words) for name, words in names.items()},
    )


def _all(source: dict[str, Any], shared: dict[str, Any]) -> list[dict[str, Any]]:
    return [*source["rule"], *shared.get("rule", ())]


def _keys(words: str) -> frozenset[str]:
    return frozenset(map(_key, words.split()))


def _key(word: str) -> str:
    return fold(word.replace("_", " ")).replace(" ", "-")


def _read(name: str) -> dict[str, Any]:
    source = tomllib.loads((_RULES / f"{name}.toml").read_text(encoding="utf-8"))
    return source | {"language": name}


def _rule(rule: dict[str, Any], instead: Mapping[str, Any], lists: Mapping[str, Any]) -> Rule:
    kind = Kind(rule["kind"])
    return Rule(
        kind=kind,
        reason=rule["reason"],
        instead=tuple(rule.get("instead", instead[kind.value])),
        phrases=tuple(compile_phrase(phrase, lists) for phrase in rule["find"]),
        unless_after=_keys(rule.get("unless_after", "")),
        unless_before=_keys(rule.get("unless_before", "")),
        unless_within=_keys(rule.get("unless_within", "")),
    )
