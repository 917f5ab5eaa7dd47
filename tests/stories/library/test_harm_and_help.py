"""Harm and help side by side: the numbers are those that anybody gets by counting."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community.models import Alternative, Coercion
from community.models.topics import Topic
from stories.library.harm_and_help.counts import ITEMS, below, count, stories_under
from stories.library.harm_and_help.rows import Row, rows
from stories.models import Story
from tests.stories.library.test_pages import strict
from tests.stories.telling import DAY

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
Telling = Callable[..., Story]
SLUGS = {
    "coercion": "coercion restraint seclusion belt-fixation mechanical-restraint threat".split(),
    "alternative": "alternative peer-support peer-advocacy open-dialogue joint-crisis-plan".split(),
}
TAGGED = st.lists(
    st.fixed_dictionaries({kind: st.sets(st.sampled_from(slugs)) for kind, slugs in SLUGS.items()}),
    min_size=4,
    max_size=4,
)


def chain(topic: Topic) -> set[str]:
    """A topic and everything that it is part of, walked by hand."""
    return {topic.slug} | (chain(topic.broader) if topic.broader else set())


def tag(story: Story, topics: dict[str, set[str]]) -> None:
    for kind, model in (("coercion", Coercion), ("alternative", Alternative)):
        ITEMS[kind].objects.filter(content_object=story).delete()
        found = model.objects.filter(slug__in=topics[kind])
        ITEMS[kind].objects.bulk_create(
            ITEMS[kind](tag=topic, content_object=story) for topic in found
        )


@given(tagged=TAGGED, about=st.sampled_from(SLUGS["coercion"]), shut=st.integers(0, 3))
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_numbers_are_a_plain_count(
    four: list[Story], tagged: list[dict[str, set[str]]], about: str, shut: int
) -> None:
    """One of the four is not public: it counts nowhere."""
    for number, (story, topics) in enumerate(zip(four, tagged, strict=True)):
        Story.objects.filter(pk=story.pk).update(suspended=number == shut)
        tag(story, topics)
    public = [topics for number, topics in enumerate(tagged) if number != shut]
    parts = {
        topic.slug: chain(topic)
        for model in (Coercion, Alternative)
        for topic in model.objects.all()
    }

    def told(slug: str, kind: str, among: list[dict[str, set[str]]]) -> int:
        return sum(any(slug in parts[one] for one in topics[kind]) for topics in among)

    tree = [topic for topic, _depth in Coercion.objects.all().tree()]
    under = below(tree)[next(topic.pk for topic in tree if topic.slug == about)]
    stories = stories_under(Story.objects.public(DAY), ITEMS["coercion"], under)
    among = [topics for topics in public if told(about, "coercion", [topics])]
    assert stories.count() == len(among)
    for kind, model in (("coercion", Coercion), ("alternative", Alternative)):
        topics = [topic for topic, _depth in model.objects.all().tree()]
        found = count(stories, ITEMS[kind], topics)
        assert found == {topic.pk: told(topic.slug, kind, among) for topic in topics}
        assert shown(rows(topics, found, query="x")) == {
            topic.label: found[topic.pk] for topic in topics if found[topic.pk]
        }


def shown(tree: list[Row]) -> dict[str, int]:
    """Every row with its number, and that the most told come first."""
    numbers = [row.told for row in tree]
    assert numbers == sorted(numbers, reverse=True)
    found = {row.label: row.told for row in tree}
    for row in tree:
        found |= shown(list(row.narrower))
    return found


@pytest.fixture
def four(topics: None, told: Telling) -> list[Story]:
    return [told(title=f"Story {number}") for number in range(4)]


def test_the_pages_say_it_in_words(client: Client, told: Telling, topics: None) -> None:
    told(title="One", topics={"coercion": ["seclusion"], "alternative": ["peer-advocacy"]})
    told(title="Two", topics={"coercion": ["belt-fixation"], "alternative": []}, helped="")
    told(title="Three", topics={"coercion": [], "alternative": ["open-dialogue"]})
    html = client.get("/en/stories/harm-and-help/restraint/").content.decode()
    strict(html)
    text = " ".join(html.split())
    assert "2 public stories tell of it." in text
    assert "named in 1 of 2 stories" in text and "Peer support" in text
    assert "Open Dialogue" not in text
    assert "?coercion=restraint&amp;alternative=peer-support" in text
    assert "do not say how often something happens" in text
    assert ">One</a>" in text
    # Nothing in it tells what helped.
    assert ">Two</a>" not in text and ">Three</a>" not in text
    other = " ".join(client.get("/en/stories/harm-and-help/peer-support/").content.decode().split())
    assert "1 public story names it." in other and ">One</a>" in other
    assert "?alternative=peer-support&amp;coercion=seclusion" in other
    index = client.get("/en/stories/harm-and-help/").content.decode()
    strict(index)
    assert "harm-and-help/restraint/" in index and "harm-and-help/handcuffs/" not in index
    for answer in (html, index):
        assert 'content="noindex, follow' in answer


def test_a_topic_without_a_story_says_what_that_means(client: Client, topics: None) -> None:
    html = client.get("/en/stories/harm-and-help/handcuffs/").content.decode()
    strict(html)
    assert "nobody has told of it here" in html
    empty = client.get("/en/stories/harm-and-help/").content.decode()
    strict(empty)
    assert "There are no stories here yet" in empty
    assert client.get("/en/stories/harm-and-help/not-a-topic/").status_code == 404


def test_what_is_taken_down_leaves_the_numbers_at_once(
    client: Client, told: Telling, topics: None
) -> None:
    story = told(topics={"coercion": ["seclusion"], "alternative": []})
    assert "1 public story tells of it" in page(client)
    Story.objects.filter(pk=story.pk).update(lapses_on=date(2020, 1, 1))
    assert "1 public story" not in page(client)


def page(client: Client) -> str:
    answer = client.get("/en/stories/harm-and-help/seclusion/")
    assert "no-store" in answer["Cache-Control"]
    return " ".join(answer.content.decode().split())


def test_the_library_leads_there(client: Client, told: Telling, topics: None) -> None:
    told()
    html = client.get("/en/stories/?coercion=seclusion").content.decode()
    assert 'href="/en/stories/harm-and-help/seclusion/"' in html
    assert 'href="/en/stories/harm-and-help/"' in client.get("/en/stories/").content.decode()


def test_what_they_cost_does_not_grow(
    client: Client, told: Telling, topics: None, django_assert_max_num_queries: Callable
) -> None:
    addresses = ["", "restraint/", "peer-support/"]
    for number in range(8):
        told(
            title=f"Story {number}",
            topics={"coercion": ["seclusion", "threat"], "alternative": ["peer-advocacy"]},
        )
    client.cookies["hnh_reading"] = "7c36"
    for address in addresses:
        client.get(f"/en/stories/harm-and-help/{address}")
        with django_assert_max_num_queries(12):
            client.get(f"/en/stories/harm-and-help/{address}")
