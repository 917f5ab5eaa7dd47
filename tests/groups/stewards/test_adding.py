"""From nothing to an entry that waits for its check, in one sitting."""

import pytest
from django.core import mail
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as some

from community.models import AuditEvent, User, Verb
from groups.choices import Channel, Kind
from groups.claims import Way, way_of
from groups.models import Group, Steward
from groups.stewards.adding.draft import field_of, unsealed
from tests.groups.factories import BRNO, make_group
from tests.groups.stewards.organising import ADDRESS, ANSWERS, come_in, fill_in, make_place

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def _brno() -> None:
    make_place()


def sit_down(client: Client) -> Group:
    onward = fill_in(client)
    assert client.get(onward).url.startswith("/en/find/enter/")
    client.get(come_in(client, wanted=onward))
    return Group.objects.get()


def test_in_one_sitting_from_nothing_to_a_page_that_waits(client: Client) -> None:
    assert client.get("/en/find/add/").status_code == 200
    group = sit_down(client)
    assert way_of(group) == Way.UNSENT and not group.live
    assert (group.slug, group.place_name, group.languages) == ("brno-voices", "Brno", ["cs", "en"])
    shown = set(group.contacts.shown().values_list("channel", "value"))
    assert shown == {
        (Channel.PHONE, "+420 123 456 789"),
        (Channel.WEBSITE, "https://voices.example"),
    }
    assert group.contacts.get(channel=Channel.EMAIL).agreed_on is None
    user = User.objects.get()
    assert user.email == ADDRESS and not user.has_usable_password() and not user.groups.exists()
    page = client.get("/en/find/mine/brno-voices/look/")
    assert "We meet on Tuesdays" in page.content.decode()
    assert client.post("/en/find/mine/brno-voices/send/").status_code == 302
    group.refresh_from_db()
    assert way_of(group) == Way.WAITING and not group.live and group.latest_revision_id
    verbs = list(AuditEvent.objects.values_list("verb", flat=True).order_by("pk"))
    assert verbs == [Verb.GROUP_ADDED, Verb.GROUP_SENT]


def test_sending_twice_sends_once(client: Client) -> None:
    group = sit_down(client)
    for _press in range(2):
        client.post("/en/find/mine/brno-voices/send/")
    assert group.revisions.count() == 1


def test_nothing_is_ticked_beforehand(client: Client) -> None:
    page = client.get("/en/find/add/reach/").content.decode()
    assert "checkbox" in page and "checked" not in page


def test_a_hospital_s_group_is_not_user_led(client: Client) -> None:
    sent = client.post("/en/find/add/who/", ANSWERS["who"] | {"run_by_service": "on"})
    assert sent.status_code == 200
    assert "not listed as user-led" in str(sent.context["form"].errors["kind"])
    assert sent.context["form"]["control_words"].value() == "Five of seven on our board."


@pytest.mark.parametrize("kind", [Kind.PUBLIC_OFFICE, Kind.POLICYMAKER])
def test_nobody_adds_an_office_here(client: Client, kind: Kind) -> None:
    sent = client.post("/en/find/add/who/", ANSWERS["who"] | {"kind": kind.value})
    assert "kind" in sent.context["form"].errors


def test_a_town_of_many_offers_them(client: Client) -> None:
    other = make_place("Brno", 99, country="US", region_name="Nebraska", population=390_000)
    sent = client.post("/en/find/add/where/", ANSWERS["where"])
    assert "place" in sent.context["form"].errors
    assert "United States" in sent.content.decode()
    chosen = ANSWERS["where"] | {"place": str(other.pk)}
    assert client.post("/en/find/add/where/", chosen).status_code == 302
    assert client.session["listing"]["parts"]["where"]["claims"]["country"] == "US"


def test_a_slip_is_offered_what_was_meant(client: Client) -> None:
    sent = client.post("/en/find/add/where/", ANSWERS["where"] | {"town": "Brnno"})
    assert "place" in sent.context["form"].errors and "Czechia" in sent.content.decode()
    chosen = ANSWERS["where"] | {"town": "Brnno", "place": str(BRNO["geonames_id"])}
    assert client.post("/en/find/add/where/", chosen).status_code == 302
    assert client.session["listing"]["parts"]["where"]["claims"]["place_name"] == "Brno"


def test_a_town_that_was_written_over_is_not_the_one_chosen_before(client: Client) -> None:
    other = make_place("Olomouc", 98, region_name="Olomouc", population=100_000)
    sent = ANSWERS["where"] | {"town": "Olomouc", "place": str(BRNO["geonames_id"])}
    assert client.post("/en/find/add/where/", sent).status_code == 302
    claims = client.session["listing"]["parts"]["where"]["claims"]
    assert claims["geonames_id"] == other.pk


def test_an_unknown_town_is_said_beside_its_field(client: Client) -> None:
    sent = client.post("/en/find/add/where/", ANSWERS["where"] | {"town": "Nowherestead"})
    assert list(sent.context["form"].errors) == ["town"]
    assert "Nowherestead" in sent.content.decode()


def test_a_session_that_ended_loses_nothing(client: Client) -> None:
    for name in ("who", "what", "where", "reach"):
        client.post(f"/en/find/add/{name}/", ANSWERS[name])
    page = client.get("/en/find/add/ties/")
    sealed = page.context["draft"].sealed
    later = Client()
    sent = later.post("/en/find/add/ties/", ANSWERS["ties"] | {field_of("listing"): sealed})
    assert sent.url == "/en/find/add/keep/"
    later.get(come_in(later, wanted=sent.url))
    assert Group.objects.get().about == ANSWERS["what"]["about"]
    assert b"Tuesdays" not in sealed.encode()


@given(token=some.text(max_size=200))
@hypothesis(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_only_what_we_sealed_is_taken_back(token: str) -> None:
    assert unsealed(token, "listing") is None


def test_one_that_is_on_the_list_is_recognised(client: Client) -> None:
    known = make_group("Hlasy z Moravy", contacts={"website": "https://www.voices.example/cs/"})
    for name in ("who", "what", "where"):
        onward = client.post(f"/en/find/add/{name}/", ANSWERS[name]).url
    assert onward == "/en/find/add/reach/"
    assert client.post("/en/find/add/reach/", ANSWERS["reach"]).url == "/en/find/add/same/"
    page = client.get("/en/find/add/same/").content.decode()
    assert known.name in page and f"/en/find/{known.slug}/join/" in page
    assert client.post("/en/find/add/same/").url == "/en/find/add/ties/"
    # Asked once: a no is remembered.
    assert client.post("/en/find/add/ties/", ANSWERS["ties"]).url == "/en/find/add/keep/"


def test_the_same_name_is_recognised_at_once(client: Client) -> None:
    make_group("Brno voices")
    assert client.post("/en/find/add/who/", ANSWERS["who"]).url == "/en/find/add/same/"


def test_a_second_window_makes_no_second_entry(client: Client) -> None:
    sit_down(client)
    assert client.get("/en/find/add/keep/").url == "/en/find/mine/"
    assert Group.objects.count() == 1 and Steward.objects.count() == 1


def test_a_machine_is_asked_to_press_once_more(client: Client) -> None:
    sent = client.post("/en/find/add/who/", ANSWERS["who"] | {"website": "http://spam.example"})
    assert sent.status_code == 200 and "listing" not in client.session
    again = ANSWERS["who"] | {"website": "http://spam.example", "confirmed": "1"}
    assert client.post("/en/find/add/who/", again).status_code == 302


def test_only_a_code_is_mailed_while_adding(client: Client) -> None:
    sit_down(client)
    assert [letter.to for letter in mail.outbox] == [[ADDRESS]]
    assert "Brno" not in mail.outbox[0].subject + mail.outbox[0].body
