"""The vocabulary is closed, hierarchical, translated, and keeps what editors wrote."""

from collections.abc import Iterator

import pytest
from django.apps import AppConfig, apps
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection, models
from django.utils import translation
from pytest_django import DjangoDbBlocker
from taggit.models import ItemBase

import tests.community
from community.models.topics import Alternative, Coercion, Kind
from community.taxonomy import ClosedTaggableManager


class ThingCoercion(ItemBase):
    """Stands in for the through models of other apps."""

    tag = models.ForeignKey(Coercion, on_delete=models.CASCADE, related_name="thing_items")
    content_object = models.ForeignKey("Thing", on_delete=models.CASCADE, related_name="items")

    class Meta:
        app_label = "only_in_tests"


class Thing(models.Model):
    """Something that topics are given to."""

    coercion = ClosedTaggableManager(through=ThingCoercion)

    class Meta:
        app_label = "only_in_tests"

    def __str__(self) -> str:
        return f"Thing {self.pk}"


class OnlyInTests(AppConfig):
    """An app with the two models above; known to Django while this file runs."""

    label = "only_in_tests"


@pytest.fixture(scope="module", autouse=True)
def things(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    apps.app_configs["only_in_tests"] = config = OnlyInTests("tests.community", tests.community)
    config.apps = apps
    config.import_models()
    apps.clear_cache()
    with django_db_blocker.unblock():
        with connection.schema_editor() as editor:
            editor.create_model(Thing)
            editor.create_model(ThingCoercion)
        yield
        with connection.schema_editor() as editor:
            editor.delete_model(ThingCoercion)
            editor.delete_model(Thing)
    del apps.app_configs["only_in_tests"]
    apps.clear_cache()


@pytest.fixture(autouse=True)
def vocabulary(db: None) -> None:
    call_command("load_topics", verbosity=0)


@pytest.fixture
def thing() -> Thing:
    return Thing.objects.create()


def slugs(topics: object) -> set[str]:
    return set(topics.values_list("slug", flat=True))


def test_everything_is_loaded_with_labels() -> None:
    assert Coercion.objects.count() + Alternative.objects.count() == 81
    assert set(Coercion.objects.values_list("kind", flat=True)) == {Kind.COERCION}
    for topic in [*Coercion.objects.all(), *Alternative.objects.all()]:
        assert set(topic.labels) == {"de", "fr", "it", "es"}
        assert all(0 < len(label) <= 70 for label in topic.labels.values())


def test_loading_again_changes_nothing() -> None:
    before = list(Coercion.objects.values())
    call_command("load_topics")
    assert list(Coercion.objects.values()) == before


def test_an_editors_words_stay_until_overwritten() -> None:
    Coercion.objects.filter(slug="seclusion").update(definition="Ours.", source="?")
    call_command("load_topics")
    topic = Coercion.objects.get(slug="seclusion")
    assert topic.definition == "Ours."
    assert topic.source != "?"
    call_command("load_topics", overwrite=True)
    topic.refresh_from_db()
    assert topic.definition.startswith("Being put alone")


def test_untouched_words_follow_the_file() -> None:
    """As if an older file had been loaded before."""
    topic = Coercion.objects.get(slug="seclusion")
    shipped = topic.shipped_digest
    call_command("load_topics")
    topic.refresh_from_db()
    assert topic.shipped_digest == shipped != ""


def test_a_topic_out_of_the_file_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    Alternative.objects.create(name="Ours", slug="ours", kind=Kind.ALTERNATIVE)
    call_command("load_topics")
    assert Alternative.objects.filter(slug="ours").exists()
    assert "ours" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("language", "label"),
    [("de", "Isolierung"), ("fr", "Isolement"), ("de-at", "Isolierung"), ("pl", "Seclusion")],
)
def test_labels_follow_the_language(language: str, label: str) -> None:
    with translation.override(language):
        assert Coercion.objects.get(slug="seclusion").label == label
    with translation.override(None):
        assert str(Coercion.objects.get(slug="seclusion")) == "Seclusion"


def test_the_tree_is_one_query(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):
        tree = Coercion.objects.all().tree()
        parents = [topic.broader.slug if topic.broader else None for topic, _ in tree]
    depths = {topic.slug: depth for topic, depth in tree}
    assert len(tree) == Coercion.objects.count()
    assert tree[0][0].slug == "coercion"
    assert depths["forced-injection"] == depths["forced-medication"] + 1 == 4
    for (topic, depth), parent in zip(tree, parents, strict=True):
        assert depth == (depths[parent] + 1 if parent else 0), topic.slug


def test_a_part_of_the_tree_starts_at_depth_0() -> None:
    part = Coercion.objects.filter(slug__in=["seclusion", "restraint", "threat"]).tree()
    assert [(topic.slug, depth) for topic, depth in part] == [
        ("restraint", 0),
        ("seclusion", 1),
        ("threat", 0),
    ]


def test_descendants(django_assert_num_queries: object) -> None:
    some = Coercion.objects.filter(slug="forced-treatment")
    with django_assert_num_queries(3):
        found = slugs(some.with_descendants())
    assert {"forced-treatment", "forced-medication", "forced-injection"} <= found
    assert "restraint" not in found
    assert slugs(some.descendants()) == found - {"forced-treatment"}
    assert slugs(Coercion.objects.filter(broader=None).with_descendants()) == slugs(
        Coercion.objects.all()
    )
    assert not Coercion.objects.none().with_descendants()


def test_finding_by_typing() -> None:
    def found(text: str) -> list[str]:
        return [topic.slug for topic in Coercion.objects.all().matching(text)]

    assert "seclusion" in found("seclu")
    assert "ect-without-consent" in found("électro")
    assert "cage-or-net-bed" in found("netzb")
    assert found("") == found("?!") == found("zzz") == []
    assert "covert-medication" not in found("overt")


def test_names_and_slugs_are_known_and_others_refused(thing: Thing) -> None:
    thing.coercion.set(["seclusion", "Handcuffs", Coercion.objects.get(slug="threat")])
    assert slugs(thing.coercion) == {"seclusion", "handcuffs", "threat"}
    before = Coercion.objects.count()
    for write in (thing.coercion.set, lambda names: thing.coercion.add(*names)):
        with pytest.raises(ValidationError) as caught:
            write(["seclusion", "Made up", "SECLUSION"])
        assert "Made up, SECLUSION" in caught.value.messages[0]
    with pytest.raises(ValidationError):
        thing.coercion.set(["Made up"], clear=True)
    assert Coercion.objects.count() == before
    assert slugs(thing.coercion) == {"seclusion", "handcuffs", "threat"}


def test_another_vocabulary_is_refused(thing: Thing) -> None:
    with pytest.raises(ValueError, match="Expected"):
        thing.coercion.add(Alternative.objects.get(slug="open-dialogue"))


def test_topics_filter_and_prefetch(thing: Thing, django_assert_num_queries: object) -> None:
    thing.coercion.set(["seclusion"])
    broad = Coercion.objects.filter(slug="restraint").with_descendants()
    assert list(Thing.objects.filter(coercion__in=broad)) == [thing]
    Thing.objects.create()
    with django_assert_num_queries(2):
        [first, second] = Thing.objects.prefetch_related("coercion").order_by("pk")
        assert [topic.slug for topic in first.coercion.all()] == ["seclusion"]
        assert list(second.coercion.all()) == []


def test_a_topic_is_not_part_of_itself() -> None:
    restraint = Coercion.objects.get(slug="restraint")
    restraint.broader = Coercion.objects.get(slug="seclusion")
    with pytest.raises(ValidationError, match="part of itself"):
        restraint.full_clean()


def test_a_topic_with_narrower_ones_is_not_deleted() -> None:
    with pytest.raises(models.ProtectedError):
        Coercion.objects.get(slug="restraint").delete()
