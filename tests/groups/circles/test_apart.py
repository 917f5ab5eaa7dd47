"""A circle is a listing, and stands in no list, file or answer of the directory of groups."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client

from community.models import HouseImage, Place
from community.models.media import HouseImage as Picture
from community.models.places import Region
from groups.actions.contest import contest
from groups.actions.look_up import look_up
from groups.actions.picture import put_picture
from groups.actions.refusals import NotNow
from groups.actions.upkeep.sweep import sweep_pictures, sweep_unsent
from groups.choices import Channel, Kind
from groups.desk.trail import named, names
from groups.directory.filters import DirectoryFilters
from groups.directory.query import DirectoryQuery
from groups.models import Circle, Contact, Group, Meeting
from tests.community.test_media import photograph
from tests.groups.bring.bringing import checked, errors, fates
from tests.groups.desk_rooms import sent_circle
from tests.groups.factories import TODAY, make_circle, make_group, make_steward

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
]
NAME = "Quillfeather evening"
HEAD = "id,name,kind,scope,country\n"


@pytest.fixture(autouse=True)
def today() -> Any:
    cache.clear()
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.mark.parametrize(
    "address",
    [
        "/en/find/",
        "/en/find/?near=49.2,16.6",
        "/en/find/?country=CZ",
        "/en/find/?q=Quillfeather",
        "/en/find/?online=yes",
        "/en/find/map.json?bbox=10,45,20,55&zoom=9",
        "/api/groups",
        "/api/groups?near=49.19,16.6",
        "/api/groups.csv",
        "/api/groups.geojson",
        "/api/hsds/organizations",
        "/api/hsds/services",
        "/api/hsds/service_at_locations",
        "/embed/groups/en/",
        "/embed/groups/en/map/",
        "/en/dossier/sheet/?country=CZ&allies=yes",
        "/en/evidence/cz/",
        "/sitemap.xml",
    ],
)
def test_no_answer_of_the_directory_holds_a_circle(client: Client, address: str) -> None:
    make_group("Example Lanterns")
    make_circle(NAME, way="hybrid")
    answer = client.get(address)
    assert answer.status_code == 200
    assert NAME not in answer.content.decode()


def test_no_id_of_a_circle_is_an_organisation(client: Client) -> None:
    circle = make_circle(NAME)
    for kind in ("organizations", "services"):
        assert client.get(f"/api/hsds/{kind}/{circle.pk}").status_code == 404
    assert client.get(f"/api/hsds/organizations?id={circle.pk}").status_code in (200, 400)


def test_the_lists_to_choose_from_say_nothing_that_only_a_circle_has() -> None:
    Region.objects.create(country="EE", code="01", name="Harju")
    Place.objects.create(
        geonames_id=7, name="Tallinn", country="EE", region_code="01", region_name="Harju",
        latitude=59, longitude=24, population=1, timezone="Europe/Tallinn",
    )  # fmt: skip
    make_group("Example Lanterns", languages=["cs"])
    make_circle(
        NAME, country="EE", region_code="01", geonames_id=7, place_name="Tallinn", languages=["et"]
    )
    shown = str(DirectoryFilters(DirectoryQuery(country="CZ")).more)
    assert "Czechia" in shown and "Czech" in shown
    assert "Estonia" not in shown and "Estonian" not in shown
    assert "Harju" not in str(DirectoryFilters(DirectoryQuery(country="EE")).more)


def test_the_description_for_programs_knows_no_such_kind(client: Client) -> None:
    shapes = client.get("/api/openapi.json").json()["components"]["schemas"]
    kinds = shapes["OpenGroup"]["properties"]["kind"]["enum"]
    assert Kind.NETWORK in kinds and Kind.CIRCLE not in kinds


def test_the_directorys_address_of_a_circle_leads_to_its_own(client: Client) -> None:
    circle = make_circle(NAME)
    answer = client.get(f"/en/find/{circle.slug}/")
    assert answer.status_code == 301
    assert answer.headers["Location"] == circle.get_absolute_url()
    assert circle.get_absolute_url() == Group.objects.get(pk=circle.pk).get_absolute_url()
    assert f"/circles/{circle.slug}/" in circle.get_absolute_url()


class TestFiles:
    @pytest.fixture(autouse=True)
    def topics(self) -> None:
        call_command("load_topics", verbosity=0)

    def test_a_row_with_the_id_of_a_circle_is_refused(self) -> None:
        circle = make_circle(NAME)
        file = checked(f"{HEAD}{circle.pk},{NAME},network,country,CZ\n")
        assert fates(file) == ["error"]
        assert "This is a circle" in errors(file)[(2, "id")]

    def test_the_kind_of_a_circle_is_not_on_the_list(self) -> None:
        file = checked(f"{HEAD},{NAME},circle,country,CZ\n")
        assert "not on the list" in errors(file)[(2, "kind")]

    def test_a_group_is_not_taken_for_its_circle(self) -> None:
        circle = make_circle(NAME)
        site = "https://quillfeather.example.org/"
        Contact.objects.create(group=circle, channel=Channel.WEBSITE, value=site)
        file = checked(f"name,kind,scope,country,websites\n{NAME},network,country,CZ,{site}\n")
        assert fates(file) == ["new"]

    def test_a_circle_is_no_network(self) -> None:
        make_circle(NAME)
        file = checked(f"name,kind,scope,country,networks\nLanterns,family,country,CZ,{NAME}\n")
        assert (2, "networks") in errors(file)

    def test_an_address_that_a_circle_has_is_taken(self) -> None:
        make_circle(NAME, slug="lanterns")
        file = checked("name,kind,scope,country,slug\nLanterns,family,country,CZ,lanterns\n")
        assert fates(file) == ["new"]


def test_what_is_said_of_groups_alone_is_not_done_to_a_circle() -> None:
    circle = make_circle(NAME)
    with pytest.raises(NotNow):
        contest(group_id=circle.pk, editor=None, today=TODAY)
    with pytest.raises(NotNow):
        look_up(group_id=circle.pk, editor=None, today=TODAY)


def test_a_circle_begun_and_never_sent_goes_with_its_meeting() -> None:
    begun = make_circle("Begun", public=False, confirmed_on=None)
    make_steward(begun)
    by_an_editor = make_circle("An editor’s", public=False, confirmed_on=None)
    sent = sent_circle("Sent")
    Group.objects.update(added_on=TODAY - timedelta(days=40))
    assert sweep_unsent(today=TODAY) == 1
    left = {by_an_editor.pk, sent.pk}
    assert set(Circle.objects.values_list("pk", flat=True)) == left
    assert set(Meeting.objects.values_list("pk", flat=True)) == left


def test_a_picture_of_a_circle_waits_with_its_version_and_is_not_swept(
    settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    circle = sent_circle(public=True)
    keeper = circle.stewards.get().user
    file = SimpleUploadedFile("a.jpg", photograph(), "image/jpeg")
    with time_machine.travel(TODAY - timedelta(days=9), tick=False):
        assert put_picture(group_id=circle.pk, file=file, words="A door", steward=keeper)
    assert Circle.objects.get().logo_id is None
    assert sweep_pictures(today=TODAY) == 0 and HouseImage.objects.count() == 1
    version = Group.objects.get().get_latest_revision_as_object()
    assert isinstance(version, Circle) and version.logo == Picture.objects.get()


def test_the_trail_knows_circles_by_name() -> None:
    circle = make_circle(NAME)
    assert names({circle.pk}) == {circle.pk: NAME}
    assert named("quillfeather") == {circle.pk} == named(circle.slug)
