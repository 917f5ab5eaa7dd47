"""The editors' rooms: lists as words, versions side by side, forms that keep what one typed."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from community.models import AuditEvent, Place, Verb
from community.models.places import PlaceName
from groups.choices import Kind
from groups.models import Group, Remark, Standing
from tests.community.staff import sign_in, staff
from tests.groups.desk_rooms import ROOMS, at_the_desk, page, room, sent_change, sent_group
from tests.groups.factories import BRNO, make_group, make_steward

pytestmark = pytest.mark.django_db
EDIT = f"{ROOMS}edit/"


@pytest.fixture
def desk() -> Client:
    return at_the_desk()


def a_place(number: int, name: str, country: str, region: str, people: int) -> Place:
    place = Place.objects.create(
        geonames_id=number,
        name=name,
        country=country,
        region_name=region,
        latitude=50,
        longitude=10,
        population=people,
        timezone="UTC",
    )
    PlaceName.objects.create(place=place, key=name.casefold(), name=name)
    return place


def the_form(**changes: Any) -> dict[str, Any]:
    """What a browser sends for a small group."""
    form = {
        "name": "Example Circle",
        "kind": Kind.NETWORK,
        "text_language": "en",
        "scope": "country",
        "country": "CZ",
    }
    return form | changes


def test_the_list_shows_what_waits_first_and_finds_by_state(desk: Client) -> None:
    make_group("Aardvark")
    sent_group("Zebra")
    shown = page(desk.get(ROOMS))
    assert shown.index("Zebra") < shown.index("Aardvark")
    assert "waits for a check (1)" in shown
    waiting = page(desk.get(f"{ROOMS}?state=waiting"))
    assert "Zebra" in waiting and "Aardvark" not in waiting
    assert "Zebra" in page(desk.get(f"{ROOMS}?q=zeb"))


@pytest.mark.parametrize(
    ("state", "fields"),
    [
        ("stale", {"confirmed_on": -10}),
        ("hidden", {"confirmed_on": -13}),
        ("hidden", {"confirmed_on": None}),
        ("paused", {"standing": {"paused_on": date(2026, 1, 1)}}),
        ("closed", {"standing": {"closed_on": date(2026, 1, 1)}}),
        ("refused", {"standing": {"mail_failed_on": date(2026, 1, 1)}}),
        ("nobody", {}),
        ("look-up", {"kind": Kind.POLICYMAKER, "confirmed_on": -7}),
        ("draft", {"public": False}),
    ],
)
def test_every_state_finds_its_own(desk: Client, state: str, fields: dict[str, Any]) -> None:
    today = timezone.localdate()
    months = fields.get("confirmed_on", 0)
    if months is not None:
        fields = fields | {"confirmed_on": today + timedelta(days=31 * months)}
    make_steward(make_group("Fresh one", confirmed_on=today))
    make_group("Looked for", **fields)
    shown = page(desk.get(f"{ROOMS}?state={state}"))
    assert "Looked for" in shown
    assert "Fresh one" not in shown


def test_perhaps_listed_twice(desk: Client) -> None:
    for name in ("Example Voices", "EXAMPLE voices", "Another"):
        make_group(name)
    shown = page(desk.get(f"{ROOMS}?twice=1"))
    assert "EXAMPLE voices" in shown and "Another" not in shown


def test_both_versions_stand_beside_each_other_in_words(desk: Client) -> None:
    group = make_group(offers=["legal-help"], languages=["cs"], access=["step-free"])
    make_steward(group)
    sent_change(group, offers=["training"], access=["step-free", "quiet-space"], country="SK")
    shown = page(desk.get(room(group)))
    assert '<span class="deletion">Legal help</span>' in shown
    assert '<span class="addition">Training and talks</span>' in shown
    assert '<span class="addition">A quiet space</span>' in shown
    assert '<span class="addition">Slovakia</span>' in shown
    assert "legal-help" not in shown and "quiet-space" not in shown
    compared = f"{ROOMS}history/{group.pk}/revisions/compare/live...latest/"
    assert '<span class="addition">Training and talks</span>' in page(desk.get(compared))


def test_a_press_makes_exactly_what_was_seen_public(desk: Client) -> None:
    group = sent_group()
    answer = desk.post(room(group, "check"), {"revision": group.latest_revision_id}, follow=True)
    assert "It is public now" in page(answer)
    assert Group.objects.get().live


@pytest.mark.parametrize("revision", ["", "0", "x", "9" * 40, "-1"])
def test_a_press_without_the_version_that_was_seen_does_nothing(
    desk: Client, revision: str
) -> None:
    group = sent_group()
    answer = desk.post(room(group, "check"), {"revision": revision}, follow=True)
    assert "There is a newer version" in page(answer)
    assert not Group.objects.get().live


def test_sending_back_needs_words_and_organisers_never_learn_who(desk: Client) -> None:
    group = sent_group()
    assert "Please say what is missing" in page(desk.post(room(group, "send-back"), {"text": " "}))
    answer = desk.post(room(group, "send-back"), {"text": "Who decides?"}, follow=True)
    assert "Who decides?" in page(answer)
    assert Remark.objects.get().by_editor


def test_a_new_listing_is_kept_without_being_public(desk: Client) -> None:
    answer = desk.post(f"{ROOMS}add/", the_form(**{"action-check": "1"}), follow=True)
    group = Group.objects.get()
    assert answer.redirect_chain[-1][0] == room(group)
    assert (group.live, group.slug, group.country) == (False, "example-circle", "CZ")
    assert group.latest_revision_id and Standing.objects.get().confirmed_on is None
    assert AuditEvent.objects.get(verb=Verb.GROUP_ADDED).subject == group.pk


def test_wagtails_own_ways_to_publish_are_not_there(desk: Client) -> None:
    for action in ("publish", "submit"):
        desk.post(f"{ROOMS}add/", the_form(**{f"action-{action}": "1"}))
    group = make_group()
    desk.post(f"{EDIT}{group.pk}/", the_form(**{"action-publish": "1"}))
    assert not Group.objects.filter(name="Example Circle", live=True).exists()
    assert not any(group.workflow_in_progress for group in Group.objects.all())


def test_a_town_of_several_is_chosen(desk: Client) -> None:
    a_place(1, "Neustadt", "DE", "Saxony", 9_000)
    a_place(2, "Neustadt", "AT", "Lower Austria", 4_000)
    form = the_form(scope="town", country="", town="neustadt")
    shown = page(desk.post(f"{ROOMS}add/", form))
    assert "There are several. Please choose one." in shown
    assert "Please choose the town." not in shown
    assert "Neustadt, Lower Austria, Austria" in shown and 'value="neustadt"' in shown
    assert not Group.objects.exists()
    desk.post(f"{ROOMS}add/", form | {"place": "2"})
    group = Group.objects.get()
    assert (group.geonames_id, group.country, group.place_name) == (2, "AT", "Neustadt")
    assert group.latitude == 50


def test_a_town_that_is_not_known_is_said_beside_the_field(desk: Client) -> None:
    shown = page(desk.post(f"{ROOMS}add/", the_form(scope="town", town="Brindlemoor")))
    assert "We do not know this town" in shown and 'value="Brindlemoor"' in shown
    missing = page(desk.post(f"{ROOMS}add/", the_form(scope="town", town="")))
    assert "Please choose the town." in missing


def test_the_town_stays_where_nobody_changes_it(desk: Client) -> None:
    group = make_group()
    shown = desk.get(f"{EDIT}{group.pk}/")
    assert 'value="Brno, Czechia"' in page(shown)
    form = the_form(scope="town", town="Brno, Czechia", country="CZ", offers=["legal-help"])
    desk.post(f"{EDIT}{group.pk}/", form)
    newest = Group.objects.get().get_latest_revision_as_object()
    assert (newest.latitude, newest.offers) == (BRNO["latitude"], ["legal-help"])
    assert Group.objects.get().name == "Example Voices"


def test_nobody_writes_over_what_somebody_else_saved_meanwhile(desk: Client) -> None:
    group = sent_group(kind=Kind.NETWORK)
    loaded = group.latest_revision_id
    sent_change(group, about="Newer")
    form = the_form(scope="town", town="Brno, Czechia", loaded_revision_id=loaded)
    shown = page(desk.post(f"{EDIT}{group.pk}/", form))
    assert "Somebody else saved this listing meanwhile" in shown and "Example Circle" in shown
    assert Group.objects.get().get_latest_revision_as_object().about == "Newer"


def test_a_group_of_a_service_is_not_user_led(desk: Client) -> None:
    form = the_form(kind=Kind.USER_LED, run_by_service="on")
    assert "is not listed as user-led" in page(desk.post(f"{ROOMS}add/", form))
    assert not Group.objects.exists()


def test_an_office_names_no_person_and_a_house_needs_an_answer(desk: Client) -> None:
    form = the_form(
        kind=Kind.PUBLIC_OFFICE,
        about="Ask Dr. Quillfeather",
        source_url="https://example.org/",
        source_on="2026-01-01",
    )
    assert "a person’s name" in page(desk.post(f"{ROOMS}add/", form))
    assert not Group.objects.exists()
    desk.post(f"{ROOMS}add/", form | {"office_own": "on"})
    assert not Group.objects.exists(), "no tick makes an office of a person"
    house = form | {"about": "In the Dr. Quillfeather Hospital"}
    assert "a person’s name" in page(desk.post(f"{ROOMS}add/", house))
    desk.post(f"{ROOMS}add/", house | {"office_own": "on"})
    assert Group.objects.exists()


def test_as_many_queries_for_many_rows_as_for_few(
    desk: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        make_steward(make_group(f"Example {number}"), f"o{number}@example.org")
    with django_assert_max_num_queries(48):
        desk.get(ROOMS)


def test_an_entry_that_is_gone_leads_back_to_the_list(desk: Client) -> None:
    group = make_group()
    Group.objects.all().delete()
    for name in ("", "reach", "remove", "check"):
        assert "is not here any more" in page(desk.get(room(group, name), follow=True))


def test_an_earlier_version_can_be_taken_up_again(desk: Client) -> None:
    group = sent_change(sent_group(kind=Kind.NETWORK, about="First"), about="Second")
    history = f"{ROOMS}history/{group.pk}/"
    first = group.revisions.order_by("pk").first()
    assert first
    revert = f"{history}revisions/{first.pk}/revert/"
    assert revert in page(desk.get(history))
    assert "First" in page(desk.get(revert))
    form = the_form(scope="town", town="Brno, Czechia", country="CZ", about="First")
    form |= {"name": group.name, "action-check": "1"}
    answer = desk.post(revert, form, follow=True)
    assert answer.redirect_chain[-1][0] == room(group)
    assert Group.objects.get().get_latest_revision_as_object().about == "First"
    assert not Group.objects.get().live


def test_the_ways_are_there_without_scripts(desk: Client) -> None:
    shown = page(desk.get("/admin/"))
    places = shown.partition('class="admin-places"')[2].partition("</nav>")[0]
    assert ROOMS in places and "/admin/directory/told/" in places and "/admin/desk/" not in places


def test_wagtails_reports_on_workflows_bear_listings() -> None:
    sent_group("Example Lanterns")
    operator = sign_in(Client(), staff("operator@example.org", is_superuser=True))
    for name in ("workflow", "workflow_tasks"):
        shown = operator.get(f"/admin/reports/{name}/")
        assert shown.status_code == 200 and "Example Lanterns" in page(shown)
    assert operator.get("/admin/").status_code == 200


def test_an_address_without_an_id_compares_nothing(desk: Client) -> None:
    answer = desk.get(f"{ROOMS}history/nonsense/revisions/compare/live...latest/", follow=True)
    assert answer.status_code == 404
