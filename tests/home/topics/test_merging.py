"""Two topics become one: whatever named the one follows, and no story's document changes."""

from datetime import date

import pytest
from django.core.management import call_command
from django.http import QueryDict
from django.test import Client

from community.models import Alternative, Coercion, MergedTopic
from community.panels.topics import CoercionViewSet
from home.dossier.choice import Topics
from home.guide.topics import named
from home.models import Series
from home.topics.merging import CannotMerge, merge, names
from stories.actions.proving.derived import not_derived
from stories.library.query import StoryQuery
from stories.models import Story
from stories.reading import topic_labels
from tests.community.staff import sign_in, staff
from tests.groups.factories import make_group
from tests.stories.telling import DAY, publish_it, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
TODAY = date(2026, 6, 15)


@pytest.fixture(autouse=True)
def vocabulary(db: None) -> None:
    call_command("load_topics", verbosity=0)


def coercion(slug: str) -> Coercion:
    return Coercion.objects.get(slug=slug)


def merge_belts() -> None:
    gone, into = coercion("belt-fixation"), coercion("mechanical-restraint")
    merge(gone=gone, into=into, today=TODAY)


def test_public_stories_and_those_on_their_way_follow(client: Client) -> None:
    topics = {"coercion": ["belt-fixation", "mechanical-restraint"], "alternative": []}
    public = tell("approved", topics=topics)
    publish_it(public)
    waiting = tell("approved", topics=topics | {"coercion": ["belt-fixation"]})
    before = Story.objects.get().document
    merge_belts()
    story = Story.objects.get()
    assert story.document == before
    assert [one.slug for one in story.coercion.all()] == ["mechanical-restraint"]
    assert list(not_derived(story)) == []
    publish_it(waiting)
    for story in Story.objects.all():
        assert [one.slug for one in story.coercion.all()] == ["mechanical-restraint"]
        assert list(not_derived(story)) == []
    found = StoryQuery.parse(QueryDict("coercion=belt-fixation"))
    assert found.coercion == ("mechanical-restraint",) and not found.errors
    assert found.queryset(DAY).count() == 2


def test_addresses_labels_guide_and_dossier_follow(client: Client) -> None:
    merge_belts()
    assert client.get("/en/guide/topics/belt-fixation/").status_code == 301
    old = client.get("/en/stories/harm-and-help/belt-fixation/")
    assert old.status_code == 301 and old["Location"].endswith("/mechanical-restraint/")
    labels = topic_labels({"coercion": ["belt-fixation"], "alternative": []})
    assert [one.slug for one in labels] == ["mechanical-restraint"]
    assert [one.slug for one in named(["belt-fixation"])] == ["mechanical-restraint"]
    assert Topics.of(("belt-fixation",)).slugs == {"mechanical-restraint"}
    said = coercion("mechanical-restraint").everyday("en")
    assert "Belt or strap fixation" in said


def test_groups_and_figures_follow() -> None:
    group = make_group(offers=["crisis-house", "soteria-house"])
    gone, into = (Alternative.objects.get(slug=s) for s in ("soteria-house", "crisis-house"))
    assert names(gone).groups == names(into).groups == 1
    assert merge(gone=gone, into=into, today=TODAY).groups == 1
    group.refresh_from_db()
    assert group.offers == ["crisis-house"]
    series = Series.objects.create(
        slug="x", country="IE", topic=coercion("belt-fixation"), metric="episode-count"
    )
    merge_belts()
    series.refresh_from_db()
    assert series.topic.slug == "mechanical-restraint"


def test_what_was_part_of_it_hangs_on_and_updates_do_not_bring_it_back() -> None:
    merge(gone=coercion("restraint"), into=coercion("seclusion"), today=TODAY)
    seclusion = coercion("seclusion")
    assert seclusion.broader is not None and seclusion.broader.slug == "restrictive-intervention"
    assert coercion("mechanical-restraint").broader == seclusion
    call_command("load_topics", verbosity=0)
    assert not Coercion.objects.filter(slug="restraint").exists()
    assert coercion("mechanical-restraint").broader == coercion("seclusion")
    assert coercion("seclusion").broader.slug == "restrictive-intervention"  # type: ignore[union-attr]
    merge(gone=coercion("seclusion"), into=coercion("coercion"), today=TODAY)
    assert set(MergedTopic.objects.values_list("slug", "into")) == {
        ("restraint", "coercion"),
        ("seclusion", "coercion"),
    }


def test_two_of_different_lists_are_never_one() -> None:
    with pytest.raises(CannotMerge):
        merge(gone=coercion("threat"), into=Alternative.objects.first(), today=TODAY)  # type: ignore[arg-type]
    with pytest.raises(CannotMerge):
        merge(gone=coercion("threat"), into=coercion("threat"), today=TODAY)


def test_a_renamed_topic_takes_its_stories_along() -> None:
    publish_it(tell("approved", topics={"coercion": ["threat"], "alternative": []}))
    form_class = CoercionViewSet("coercion").get_form_class(for_update=True)
    topic = coercion("threat")
    data = {"name": "Blackmail", "definition": "x", "source": "y"}
    form = form_class(data, instance=topic)
    assert form.is_valid(), form.errors
    form.save()
    assert list(not_derived(Story.objects.get())) == []


def test_a_new_topic_takes_no_old_address() -> None:
    merge_belts()
    form_class = CoercionViewSet("coercion").get_form_class()
    data = {
        "name": "New",
        "definition": "What it means.",
        "source": "",
        "kind": "coercion",
        "broader": "",
    }
    for slug in ("belt-fixation", "threat", "peer-support"):
        assert "slug" in form_class(data | {"slug": slug}).errors
    silent = form_class(data | {"slug": "new-word", "definition": " "})
    assert "what it means" in silent.errors["definition"][0]
    form = form_class(data | {"slug": "new-word"})
    assert form.is_valid(), form.errors
    assert form.save().position > coercion("coercion").position


def test_what_is_merged_is_what_was_looked_at() -> None:
    """Somebody who chooses another pair after looking is shown that one first."""
    administrator = sign_in(Client(), staff("ada@example.org", group="Administrators"))
    room = "/admin/topics-merge/"
    seen = {"gone": "belt-fixation", "into": "mechanical-restraint"}
    shown = administrator.post(room, seen).content.decode()
    assert "would become part of" in shown
    sure = {"sure": "belt-fixation mechanical-restraint"}
    assert f'value="{sure["sure"]}"' in shown
    other = administrator.post(room, seen | {"gone": "seclusion"} | sure)
    assert other.status_code == 200 and "would become part of" in other.content.decode()
    assert not MergedTopic.objects.exists()
    assert administrator.post(room, seen | sure).url == room
    assert MergedTopic.objects.get().slug == "belt-fixation"
