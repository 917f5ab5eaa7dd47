"""Contact and standing, what visitors tell, the first page: what has no versions."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from community.models import AuditEvent, Verb
from groups.choices import Kind
from groups.models import Contact, Group, Standing, Suggestion
from groups.models.suggestion import SuggestionKind
from tests.groups.desk_rooms import ROOMS, at_the_desk, page, room, sent_group
from tests.groups.factories import make_group

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Client:
    return at_the_desk()


def test_contact_is_public_at_once_and_in_no_version(desk: Client) -> None:
    group = sent_group(public=True, contacts={"phone": "+420 541 000 000"})
    assert group.latest_revision_id
    desk.post(room(group, "reach"), {"act": "reach", "channel_0": "phone", "value_0": ""})
    assert not Contact.objects.exists()
    desk.post(room(group, "check"), {"revision": group.latest_revision_id})
    assert Group.objects.get().live and not Contact.objects.exists()
    assert AuditEvent.objects.filter(verb=Verb.GROUP_CONTACT).count() == 1


def test_a_mobile_number_of_an_office_needs_an_answer(desk: Client) -> None:
    office = make_group(kind=Kind.PUBLIC_OFFICE)
    form = {"act": "reach", "channel_0": "phone", "value_0": "+420 601 234 567", "shown_0": "on"}
    form |= {"channel_1": "email", "value_1": "nobody"}
    shown = page(desk.post(room(office, "reach"), form))
    assert "the number of a mobile telephone" in shown and "+420 601 234 567" in shown
    assert not Contact.objects.exists()
    desk.post(room(office, "reach"), form | {"value_1": "", "office_own": "on"})
    assert Contact.objects.get().shown


def test_an_entry_rests_and_comes_back(desk: Client) -> None:
    group = make_group()
    desk.post(room(group, "reach"), {"act": "stand", "how": "rests", "words": "In May again"})
    assert Standing.objects.get().paused_words == "In May again"
    desk.post(room(group, "reach"), {"act": "stand", "how": "closed", "words": "Ask next door"})
    assert Standing.objects.get().closed_on and not Standing.objects.get().paused_on
    desk.post(room(group, "reach"), {"act": "stand", "how": "open"})
    assert Group.objects.listed(date(2026, 6, 15)).exists()
    verbs = AuditEvent.objects.order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == [Verb.GROUP_PAUSED, Verb.GROUP_CLOSED, Verb.GROUP_RESUMED]
    past = {"act": "stand", "how": "rests", "until": "2020-01-01"}
    assert "still to come" in page(desk.post(room(group, "reach"), past))


def test_what_a_visitor_suggests_begins_a_listing_and_is_settled(desk: Client) -> None:
    told = Suggestion.objects.create(
        kind=SuggestionKind.NEW,
        name="Example Lanterns",
        place="Brno",
        text="They meet on Mondays.",
        contact="visitor@example.org",
        language="en",
        told_on=timezone.localdate(),
    )
    assert "Example Lanterns" in page(desk.get("/admin/directory/told/"))
    one = f"/admin/directory/told/{told.pk}/"
    shown = page(desk.get(one))
    assert "They meet on Mondays." in shown and "visitor@example.org" not in shown
    assert 'value="Example Lanterns"' in page(desk.get(f"{ROOMS}add/?told={told.pk}"))
    assert "Please choose one" in page(desk.post(one, {"message": "Kept words"}))
    desk.post(one, {"outcome": "listed", "message": "Thank you"})
    told.refresh_from_db()
    assert (told.outcome, told.contact) == ("listed", "")
    assert 'value="Example Lanterns"' not in page(desk.get(f"{ROOMS}add/?told={told.pk}"))


def test_the_first_page_says_what_waits(desk: Client) -> None:
    sent_group()
    make_group("Nobody's")
    shown = page(desk.get("/admin/"))
    assert "Listings to review" in shown and "wait for a check" in shown
    assert "that nobody keeps" in shown and "reports by visitors" not in shown
    assert "Awaiting your review" not in shown
