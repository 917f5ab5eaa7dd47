"""The words that people use for it lead to the topic, and editors have the last word on them."""

import csv
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import translation

from community.models.topics import Alternative, Coercion, Topic

pytestmark = pytest.mark.django_db

DATA = Path(settings.ROOT) / "community" / "data"


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def vocabulary() -> None:
    call_command("load_topics", verbosity=0)


def found(text: str, language: str = "en") -> set[str]:
    with translation.override(language):
        topics: list[Topic] = [
            *Coercion.objects.all().matching(text),
            *Alternative.objects.all().matching(text),
        ]
    return {topic.slug for topic in topics}


def test_the_file_has_words_for_every_topic_and_no_other() -> None:
    words = rows("topic_words.csv")
    slugs = [row["slug"] for row in words]
    assert slugs == [row["slug"] for row in rows("topics.csv")]
    assert set(words[0]) == {"slug"} | {code for code, _name in settings.STORY_LANGUAGES}
    for row in words:
        for code, _name in settings.STORY_LANGUAGES:
            said = row[code].split("; ")
            assert all(one and one == one.strip() and ";" not in one for one in said), row["slug"]
            assert len(said) == len(set(said)), (row["slug"], code)


@pytest.mark.parametrize(
    ("phrase", "slug"),
    [
        ("locked in", "seclusion"),
        ("locked in", "locked-ward"),
        ("tied", "belt-fixation"),
        ("they tied me to the bed", "belt-fixation"),
        ("strapped", "mechanical-restraint"),
        ("held down", "physical-restraint"),
        ("injection", "forced-injection"),
        ("injections", "forced-injection"),
        ("drugged", "chemical-restraint"),
        ("police took me", "place-of-safety-detention"),
        ("pills hidden in my food", "covert-medication"),
        ("took my phone", "blanket-rules"),
        ("they decided for me", "substitute-decision-making"),
        ("someone like me", "peer-support"),
        ("help at home", "home-treatment"),
    ],
)
@pytest.mark.usefixtures("vocabulary")
def test_what_survivors_say_in_english(phrase: str, slug: str) -> None:
    assert slug in found(phrase)
    assert len(found(phrase)) <= 8


@pytest.mark.parametrize(
    ("phrase", "slug"),
    [
        ("eingesperrt", "seclusion"),
        ("ans Bett gefesselt", "belt-fixation"),
        ("Gurte", "mechanical-restraint"),
        ("festgehalten", "physical-restraint"),
        ("Spritze", "forced-injection"),
        ("vollgepumpt", "chemical-restraint"),
        ("die Polizei hat mich geholt", "place-of-safety-detention"),
        ("heimlich im Essen", "covert-medication"),
        ("Handy weggenommen", "blanket-rules"),
        ("Betreuer", "substitute-decision-making"),
        ("Tuer war zu", "seclusion"),
        ("Stimmen", "hearing-voices-group"),
        ("tied", "belt-fixation"),
    ],
)
@pytest.mark.usefixtures("vocabulary")
def test_what_survivors_say_in_german(phrase: str, slug: str) -> None:
    assert slug in found(phrase, "de")
    assert len(found(phrase, "de")) <= 8


@pytest.mark.parametrize(
    ("phrase", "slug"),
    [
        ("enfermée", "seclusion"),
        ("ils m'ont attaché au lit", "belt-fixation"),
        ("sangles", "mechanical-restraint"),
        ("plaqué au sol", "physical-restraint"),
        ("la piqûre", "forced-injection"),
        ("assommée", "chemical-restraint"),
        ("la police m’a emmenée", "place-of-safety-detention"),
        ("caché dans ma nourriture", "covert-medication"),
        ("téléphone confisqué", "blanket-rules"),
        ("ma curatrice", "substitute-decision-making"),
        ("quelqu’un comme moi", "peer-support"),
    ],
)
@pytest.mark.usefixtures("vocabulary")
def test_what_survivors_say_in_french(phrase: str, slug: str) -> None:
    assert slug in found(phrase, "fr")
    assert len(found(phrase, "fr")) <= 8


@pytest.mark.usefixtures("vocabulary")
def test_words_of_another_language_than_the_page_are_left_out() -> None:
    assert "belt-fixation" in found("Bauchgurt", "de")
    assert found("Bauchgurt", "en") == set()


@pytest.mark.usefixtures("vocabulary")
def test_the_meaning_is_looked_through_where_it_is_shown() -> None:
    assert "hearing-voices-group" in found("on their own terms", "en")
    assert found("on their own terms", "de") == set()


def words_of(slug: str) -> Any:
    return Coercion.objects.get(slug=slug).everyday_words


@pytest.mark.usefixtures("vocabulary")
def test_an_editors_everyday_words_stay_until_overwritten() -> None:
    shipped = words_of("seclusion")
    Coercion.objects.filter(slug="seclusion").update(everyday_words={"en": ["ours"]})
    Coercion.objects.filter(slug="threat").update(everyday_words={})
    call_command("load_topics")
    assert words_of("seclusion") == {"en": ["ours"]}
    assert words_of("threat") == {}
    call_command("load_topics", overwrite=True)
    assert words_of("seclusion") == shipped
    assert words_of("threat") != {}


@pytest.mark.usefixtures("vocabulary")
def test_untouched_everyday_words_follow_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("topics.csv", "topic_labels.csv", "topic_words.csv"):
        text = (DATA / name).read_text(encoding="utf-8")
        new = text.replace("locked in a room;", "behind a door;").replace("Being put alone", "New")
        (tmp_path / name).write_text(new, encoding="utf-8")
    Coercion.objects.filter(slug="seclusion").update(definition="Ours.")
    monkeypatch.setattr("community.management.commands.load_topics.DATA", tmp_path)
    call_command("load_topics")
    topic = Coercion.objects.get(slug="seclusion")
    assert "behind a door" in topic.everyday("en")
    assert topic.definition == "Ours."


@pytest.mark.usefixtures("vocabulary")
def test_rows_from_before_there_were_such_words_get_them() -> None:
    Coercion.objects.update(everyday_words={}, everyday_digest="")
    call_command("load_topics")
    assert "locked in" in words_of("seclusion")["en"]
