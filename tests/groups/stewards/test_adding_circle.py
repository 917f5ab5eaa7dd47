"""A circle from nothing to a page that waits for its check, in one sitting."""

import pytest
from django.test import Client

from community.lib.schedule.rules import Weekly
from community.models import AuditEvent, Verb
from groups.circles.choices import LinkShown, VenueShown
from groups.claims import Way, way_of
from groups.models import Circle, Group
from groups.stewards.adding.draft import field_of
from tests.groups.factories import BRNO, make_circle, make_group
from tests.groups.stewards import organising
from tests.groups.stewards.adding_circles import ANSWERS, HERE, fill_in
from tests.groups.stewards.organising import come_in, make_place

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def _brno() -> None:
    make_place()


def sit_down(client: Client, **changes: dict[str, object]) -> Circle:
    onward = fill_in(client, **changes)
    assert client.get(onward).url.startswith("/en/find/enter/")
    client.get(come_in(client, wanted=onward))
    return Circle.objects.get()


def test_in_one_sitting_from_nothing_to_a_page_that_waits(client: Client) -> None:
    assert client.get(HERE).status_code == 200
    circle = sit_down(client)
    assert way_of(circle) == Way.UNSENT and not circle.live
    assert (circle.slug, circle.place_name) == ("tuesday-circle-in-brno", "Brno")
    assert circle.access == ["step-free"] and circle.cost_kind == "free"
    meeting = circle.meeting
    assert meeting.schedule.rule == Weekly((1,)) and meeting.zone == "Europe/Prague"
    assert meeting.link == "https://meet.okno.example/tuesday"
    assert (meeting.venue_shown, meeting.link_shown) == (VenueShown.TOWN, LinkShown.CONTACT)
    assert not circle.contacts.shown().exists() and circle.contacts.count() == 1
    assert circle.stewards.get().user.email == organising.ADDRESS
    page = client.get(f"/en/find/mine/{circle.slug}/look/").content.decode()
    assert "Every week on Tuesday" in page
    assert "Panská" not in page and "meet.okno.example" not in page
    assert client.post(f"/en/find/mine/{circle.slug}/send/").status_code == 302
    circle.refresh_from_db()
    assert way_of(circle) == Way.WAITING and not circle.live
    verbs = list(AuditEvent.objects.values_list("verb", flat=True).order_by("pk"))
    assert verbs == [Verb.GROUP_ADDED, Verb.GROUP_SENT]


def test_only_the_seven_answers_are_needed(client: Client) -> None:
    onward = ""
    for name in ("who", "where", "venue", "when", "safe", "reach"):
        onward = client.post(f"{HERE}{name}/", ANSWERS[name]).url
    assert onward == f"{HERE}more/"
    # One press skips all of the rest.
    sent = client.post(onward, {"then": "skip", "about": "Half a sent"})
    assert sent.url == f"{HERE}keep/"
    client.get(come_in(client, wanted=sent.url))
    circle = Circle.objects.get()
    assert circle.about == circle.cost_kind == circle.funder == "" and circle.host is None


def test_a_needed_part_cannot_be_skipped(client: Client) -> None:
    sent = client.post(f"{HERE}who/", {"then": "skip"})
    assert sent.status_code == 200 and "name" in sent.context["form"].errors
    client.post(f"{HERE}who/", ANSWERS["who"])
    assert client.post(f"{HERE}more/", {"then": "skip"}).url == f"{HERE}where/"
    assert client.get(f"{HERE}keep/").url == f"{HERE}where/"


def test_only_the_trained_may_bear_the_name_alone(client: Client) -> None:
    sent = client.post(f"{HERE}who/", ANSWERS["who"] | {"name": "IPS Brno", "training": "some"})
    assert "inspired" in str(sent.context["form"].errors["name"])
    assert list(sent.context["form"].errors) == ["name"]


@pytest.mark.parametrize(
    ("part", "left_out", "field"),
    [
        ("who", "name", "name"),
        ("who", "languages", "languages"),
        ("who", "convenor", "convenor"),
        ("who", "training", "training"),
        ("where", "way", "way"),
        ("where", "town", "town"),
        ("where", "joining", "joining"),
        ("safe", "confidentiality", "confidentiality"),
        ("safe", "crisis_call", "crisis_call"),
        ("reach", "email_0", "email_0"),
        ("venue", "venue_shown", "venue_shown"),
    ],
)
def test_what_is_missing_is_said_beside_it(
    client: Client, part: str, left_out: str, field: str
) -> None:
    for name in ("who", "where"):
        client.post(f"{HERE}{name}/", ANSWERS[name])
    answers = {key: value for key, value in ANSWERS[part].items() if key != left_out}
    sent = client.post(f"{HERE}{part}/", answers)
    assert list(sent.context["form"].errors) == [field]


@pytest.mark.parametrize(
    ("way", "asked"),
    [
        ("in-person", {"venue", "venue_name", "venue_words", "venue_shown"}),
        ("online", {"link", "number", "link_shown"}),
        ("phone", {"link", "number", "link_shown"}),
    ],
)
def test_only_what_fits_the_way_is_asked(client: Client, way: str, asked: set[str]) -> None:
    client.post(f"{HERE}where/", ANSWERS["where"] | {"way": way})
    form = client.get(f"{HERE}venue/").context["form"]
    assert set(form.fields) == asked
    shown = {name: form[name].value() for name in asked if name.endswith("_shown")}
    assert shown in ({"venue_shown": "town"}, {"link_shown": "contact"})


def test_a_venue_that_was_given_up_is_not_kept(client: Client) -> None:
    circle = sit_down_online_after_all(client)
    assert (circle.meeting.venue, circle.meeting.venue_name) == ("", "")
    assert circle.meeting.link and circle.place_name == ""


def sit_down_online_after_all(client: Client) -> Circle:
    fill_in(client)
    sent = client.post(f"{HERE}where/", {"way": "online", "joining": "open"})
    assert sent.status_code == 302
    client.get(come_in(client, wanted=f"{HERE}keep/"))
    return Circle.objects.get()


def test_the_clock_is_guessed_from_the_place(client: Client) -> None:
    client.post(f"{HERE}where/", ANSWERS["where"])
    assert client.get(f"{HERE}when/").context["form"]["zone"].value() == "Europe/Prague"


def test_drafts_of_a_group_and_of_a_circle_are_open_at_once(client: Client) -> None:
    client.post("/en/find/add/who/", organising.ANSWERS["who"])
    client.post(f"{HERE}who/", ANSWERS["who"])
    assert client.get("/en/find/add/who/").context["form"]["name"].value() == "Brno Voices"
    assert client.get(f"{HERE}who/").context["form"]["name"].value() == ANSWERS["who"]["name"]
    client.post(f"{HERE}throw-away/")
    assert client.get("/en/find/add/who/").context["form"]["name"].value() == "Brno Voices"
    assert not client.get(f"{HERE}who/").context["form"]["name"].value()


def test_a_session_that_ended_loses_nothing(client: Client) -> None:
    for name in list(ANSWERS)[:-1]:
        client.post(f"{HERE}{name}/", ANSWERS[name])
    sealed = client.get(f"{HERE}ties/").context["draft"].sealed
    later = Client()
    sent = later.post(f"{HERE}ties/", ANSWERS["ties"] | {field_of("circle"): sealed})
    assert sent.url == f"{HERE}keep/"
    later.get(come_in(later, wanted=sent.url))
    assert Circle.objects.get().meeting.venue == "Panská 5"
    # It is of a circle, and opens as nothing else.
    other = Client()
    other.post("/en/find/add/who/", {field_of("listing"): sealed})
    assert "listing" not in other.session


def test_a_circle_is_compared_with_circles_alone(client: Client) -> None:
    make_group(ANSWERS["who"]["name"])
    assert client.post(f"{HERE}who/", ANSWERS["who"]).url == f"{HERE}where/"
    known = make_circle(ANSWERS["who"]["name"])
    assert client.post(f"{HERE}who/", ANSWERS["who"]).url == f"{HERE}same/"
    assert known.name in client.get(f"{HERE}same/").content.decode()
    assert client.post("/en/find/add/who/", organising.ANSWERS["who"]).url == "/en/find/add/what/"


@pytest.mark.parametrize(
    "typed",
    [
        "Hlasy z Moravy",
        "hlasy Z moravy",
        "hlasy-z-moravy",
        "https://heard.example/en/find/hlasy-z-moravy/",
    ],
)
def test_the_group_it_belongs_to_is_named_by_name_or_address(client: Client, typed: str) -> None:
    host = make_group("Hlasy z Moravy", slug="hlasy-z-moravy")
    make_group("Hlasy z Prahy", slug="hlasy-z-prahy")
    circle = sit_down(client, ties={"host": typed})
    assert circle.host == host


def test_several_groups_of_a_name_are_offered(client: Client) -> None:
    groups = [make_group("Hlasy z Moravy"), make_group("Hlasy z Prahy")]
    sent = client.post(f"{HERE}ties/", {"host": "hlasy"})
    assert list(sent.context["form"].errors) == ["chosen"]
    assert all(group.name in sent.content.decode() for group in groups)
    chosen = {"host": "hlasy", "chosen": str(groups[1].pk)}
    client.post(f"{HERE}ties/", chosen)
    assert client.session["circle"]["parts"]["ties"]["claims"]["host_id"] == str(groups[1].pk)


def test_an_unknown_group_is_said_beside_its_field(client: Client) -> None:
    sent = client.post(f"{HERE}ties/", {"host": "Nobody at all"})
    assert list(sent.context["form"].errors) == ["host"]


def test_a_hidden_or_closed_group_is_no_host(client: Client) -> None:
    make_group("Nowhere seen", public=False)
    make_circle("A circle of its own")
    for name in ("Nowhere seen", "A circle of its own"):
        sent = client.post(f"{HERE}ties/", {"host": name})
        assert "host" in sent.context["form"].errors


def test_nothing_is_mailed_but_the_code(client: Client, mailoutbox: list[object]) -> None:
    sit_down(client)
    assert len(mailoutbox) == 1 and Group.objects.count() == 1
    assert Circle.objects.get().geonames_id == BRNO["geonames_id"]
