"""Keeping an entry true: what is live at once, what waits, and that nobody else gets in."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Workflow, WorkflowContentType, WorkflowTask

from community.models import AuditEvent, User, Verb
from groups.claims import Way, way_of
from groups.models import Group, Remark
from tests.groups.factories import make_group, make_steward
from tests.groups.stewards.organising import ANSWERS, make_place

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
HERE = "/en/find/mine/example-voices/"
# Of a circle alone.
OF_CIRCLES = ("when/", "venue/")
ROOMS = (
    *OF_CIRCLES,
    "",
    "look/",
    "send/",
    "change/who/",
    "change/what/",
    "change/where/",
    "change/ties/",
    "contact/",
    "picture/",
    "confirm/",
    "pause/",
    "resume/",
    "close/",
    "dates/",
    "dates/link/",
    "blocked/",
    "remarks/",
    "people/",
    "people/1/",
    "leave/",
)


def verbs() -> list[str]:
    return list(AuditEvent.objects.order_by("pk").values_list("verb", flat=True))


def change_about(client: Client, words: str) -> Any:
    sent = ANSWERS["what"] | {"about": words}
    return client.post(f"{HERE}change/what/", sent, follow=True)


def test_every_room_is_walked_here() -> None:
    """A room that is added is guarded too."""
    mine = {
        str(pattern.pattern).removeprefix("mine/<slug:slug>/")
        for pattern in get_resolver("groups.stewards.urls").url_patterns
        if str(pattern.pattern).startswith("mine/<slug:slug>/")
    }
    walked = {room.replace("people/1/", "people/<int:number>/") for room in ROOMS}
    walked = {"change/<slug:name>/" if room.startswith("change/") else room for room in walked}
    assert mine == walked


@pytest.mark.parametrize("room", ROOMS)
def test_nobody_else_comes_in(client: Client, group: Group, room: str) -> None:
    assert client.get(HERE + room).status_code == 302
    assert client.post(HERE + room).status_code == 401
    other = make_steward(make_group("Another", slug="another"), "other@example.org")
    client.force_login(other)
    before = Group.objects.filter(pk=group.pk).values().get()
    assert client.get(HERE + room).status_code == 404
    assert client.post(HERE + room, {"words": "x", "sure": "on"}).status_code == 404
    assert Group.objects.filter(pk=group.pk).values().get() == before
    assert verbs() == []


@pytest.mark.parametrize("room", [room for room in ROOMS if room not in ("people/1/", *OF_CIRCLES)])
def test_looking_changes_nothing(organiser: Client, group: Group, room: str) -> None:
    before = Group.objects.filter(pk=group.pk).values().get()
    assert organiser.get(HERE + room).status_code in (200, 302)
    assert Group.objects.filter(pk=group.pk).values().get() == before
    assert verbs() == []


def test_a_claim_waits_and_the_public_page_stays(organiser: Client, group: Group) -> None:
    page = change_about(organiser, "Now on Wednesdays.")
    assert "waits for a check" in page.content.decode()
    group.refresh_from_db()
    assert group.about == "We meet on Tuesdays."
    assert way_of(group) == Way.CHANGING
    assert group.get_latest_revision_as_object().about == "Now on Wednesdays."
    assert verbs() == [Verb.GROUP_SENT]
    # They go on from what they wrote last.
    form = organiser.get(f"{HERE}change/what/").context["form"]
    assert form["about"].value() == "Now on Wednesdays."


def test_one_that_never_had_a_version_stays_as_it_was_too(organiser: Client) -> None:
    """Entries that were brought in from a file have none."""
    brought = make_group("Brought in", slug="brought-in", about="Before.", languages=["en"])
    make_steward(brought)
    sent = ANSWERS["what"] | {"about": "After."}
    organiser.post("/en/find/mine/brought-in/change/what/", sent)
    brought.refresh_from_db()
    assert brought.about == "Before." and way_of(brought) == Way.CHANGING
    assert brought.facets() == [("languages", "en")]
    assert set(brought.facet_rows.values_list("name", "slug")) == {("languages", "en")}
    brought.latest_revision.publish()
    brought.refresh_from_db()
    assert brought.about == "After." and ("languages", "cs") in brought.facets()


def test_the_same_words_again_send_nothing(organiser: Client, group: Group) -> None:
    change_about(organiser, "Now on Wednesdays.")
    change_about(organiser, "Now on Wednesdays.")
    assert verbs() == [Verb.GROUP_SENT]


def test_several_changes_wait_as_one(organiser: Client, group: Group) -> None:
    make_place()
    workflow = _workflow()
    change_about(organiser, "Now on Wednesdays.")
    organiser.post(f"{HERE}change/ties/", {"funder": "The town", "ties": "none"})
    group.refresh_from_db()
    state = group.current_workflow_state
    assert state and state.workflow == workflow
    assert state.current_task_state.revision == group.latest_revision
    state.current_task_state.approve(user=None)
    group.refresh_from_db()
    assert (group.about, group.funder) == ("Now on Wednesdays.", "The town")


def test_one_that_was_sent_back_is_sent_again(organiser: Client, group: Group) -> None:
    _workflow()
    change_about(organiser, "Now on Wednesdays.")
    group.refresh_from_db()
    group.current_workflow_task_state.reject(user=None)
    assert way_of(Group.objects.get(pk=group.pk)) == Way.BACK
    assert "An editor asks" in organiser.get("/en/find/mine/").content.decode()
    change_about(organiser, "Now on Thursdays.")
    fresh = Group.objects.get(pk=group.pk)
    assert way_of(fresh) == Way.CHANGING
    assert fresh.current_workflow_task_state.revision == fresh.latest_revision


def test_a_phone_taken_out_is_out_at_once_and_stays_out(organiser: Client, group: Group) -> None:
    organiser.post(f"{HERE}contact/", {"phone_0": "+420 111 222 333", "phone_0_shown": "on"})
    change_about(organiser, "Now on Wednesdays.")
    assert group.contacts.shown().count() == 1
    organiser.post(f"{HERE}contact/", {"phone_0": ""})
    assert not group.contacts.exists()
    Group.objects.get(pk=group.pk).latest_revision.publish()
    assert not group.contacts.exists()


def test_a_tick_taken_away_hides_it_at_once(organiser: Client, group: Group) -> None:
    organiser.post(f"{HERE}contact/", {"phone_0": "+420 111 222 333", "phone_0_shown": "on"})
    agreed = group.contacts.get().agreed_on
    assert agreed == timezone.localdate()
    organiser.post(f"{HERE}contact/", {"phone_0": "+420 111 222 333"})
    assert group.contacts.get().agreed_on is None and not group.contacts.shown().exists()


def test_one_press_confirms(organiser: Client, group: Group) -> None:
    organiser.post(f"{HERE}confirm/")
    group.standing.refresh_from_db()
    assert group.standing.confirmed_on == timezone.localdate()
    assert verbs() == [Verb.GROUP_CONFIRMED]


def test_it_rests_and_comes_back(organiser: Client, group: Group) -> None:
    today = timezone.localdate()
    organiser.post(f"{HERE}confirm/")
    assert group in Group.objects.listed(today)
    sent = organiser.post(f"{HERE}pause/", {"until": "2020-01-01", "words": "Summer."})
    assert "until" in sent.context["form"].errors
    organiser.post(f"{HERE}pause/", {"until": "", "words": "Summer."})
    assert group not in Group.objects.listed(today)
    group.standing.refresh_from_db()
    assert group.standing.paused_words == "Summer."
    organiser.post(f"{HERE}resume/")
    assert group in Group.objects.listed(today)
    assert verbs() == [Verb.GROUP_CONFIRMED, Verb.GROUP_PAUSED, Verb.GROUP_RESUMED]


def test_closing_asks_first_and_lasts(organiser: Client, group: Group) -> None:
    sent = organiser.post(f"{HERE}close/", {"words": "Go to Olomouc."})
    assert "sure" in sent.context["form"].errors
    organiser.post(f"{HERE}close/", {"words": "Go to Olomouc.", "sure": "on"})
    group.standing.refresh_from_db()
    assert group.standing.closed_on and group.standing.closed_words == "Go to Olomouc."
    assert not group.contacts.exists()
    for room, sent in (("confirm/", {}), ("pause/", {"words": ""})):
        organiser.post(HERE + room, sent)
    change_about(organiser, "We are back.")
    group.refresh_from_db()
    assert group.standing.paused_on is None and not group.has_unpublished_changes
    assert organiser.get(HERE).status_code == 200


def test_remarks_go_both_ways_and_name_no_editor(organiser: Client, group: Group) -> None:
    editor = User.objects.create_user("editor@example.org", first_name="Edita")
    Remark.objects.create(group=group, author=editor, by_editor=True, text="When do you meet?")
    organiser.post(f"{HERE}remarks/", {"text": "On Tuesdays."})
    page = organiser.get(f"{HERE}remarks/").content.decode()
    assert "When do you meet?" in page and "On Tuesdays." in page
    assert "Edita" not in page and "editor@example.org" not in page
    assert not Remark.objects.get(text="On Tuesdays.").by_editor


def test_the_list_says_what_is_asked(organiser: Client, group: Group) -> None:
    group.standing.confirmed_on = date(2020, 1, 1)
    group.standing.mail_failed_on = date(2020, 8, 1)
    group.standing.save()
    page = organiser.get("/en/find/mine/").content.decode()
    assert "It is hidden" in page and "did not reach all of you" in page


def _workflow() -> Workflow:
    from django.contrib.contenttypes.models import ContentType

    workflow = Workflow.objects.create(name="For the test")
    task = GroupApprovalTask.objects.create(name="Look")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    kind = ContentType.objects.get_for_model(Group)
    WorkflowContentType.objects.filter(content_type=kind).delete()
    WorkflowContentType.objects.create(content_type=kind, workflow=workflow)
    return workflow


def test_an_organiser_who_opens_the_teams_door_is_led_back_and_stays_in(client: Client) -> None:
    group = make_group("Example Voices", slug="example-voices")
    client.force_login(make_steward(group))
    answer = client.get("/admin/", follow=True)
    assert answer.redirect_chain[-1][0] == "/en/find/mine/"
    assert answer.status_code == 200 and "Example Voices" in answer.content.decode()
    assert client.get("/admin/login/?next=/admin/", follow=True).status_code == 200
    assert client.get(HERE).status_code == 200
