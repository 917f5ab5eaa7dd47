"""What is taken along and brought into an empty site is the same there."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community.limits import Limit
from groups.choices import DIRECTORY, Access, Audience, Control, DecideAs, Kind, Offer, Scope
from groups.languages import CODES
from groups.models import Contact, Facet, Group, Standing
from tests.groups.api.rich import make_brno, make_rich
from tests.groups.bring.bringing import bring
from tests.groups.factories import TODAY, make_group

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("topics")]
FORMS = {
    "csv": "/api/groups.csv",
    "geojson": "/api/groups.geojson",
    "json": "/api/groups",
    "services": "/api/hsds/services?full=true&per_page=500",
    "organizations": "/api/hsds/organizations?full_service=true&per_page=500",
}
# Who confirmed it is the site where it is now; a picture is not fetched from another host.
NOT_BROUGHT = ("confirmed_by", "changed_on", "logo", "logo_alt", "stale")
HSDS_LOSES = ("slug", "url")


def entries(client: Client) -> list[dict[str, Any]]:
    rows = client.get("/api/groups").json()["groups"]
    return [{name: row[name] for name in row if name not in NOT_BROUGHT} for row in rows]


def there_and_back(client: Client, form: str) -> None:
    Group.objects.filter(geonames_id=3078610).update(region_code="78")  # as in the gazetteer
    before, content = entries(client), client.get(FORMS[form]).content
    assert before
    Group.objects.all().delete()
    done = bring(content)
    assert done.new == len(before)
    after = entries(client)
    for old, new in zip(before, after, strict=True):
        if form in ("services", "organizations"):
            for name in HSDS_LOSES:
                old.pop(name), new.pop(name)
        assert new == old


@pytest.mark.parametrize("form", FORMS)
def test_one_of_each(client: Client, form: str) -> None:
    make_brno()
    make_rich(contacts={"website": "https://a.example.org/", "address": "Street 1, Brno"})
    make_group(
        "Bare",
        scope=Scope.COUNTRY,
        latitude=None,
        longitude=None,
        place_name="",
        geonames_id=None,
        region_name="",
    )
    make_group(
        "Net",
        scope=Scope.ONLINE,
        latitude=None,
        longitude=None,
        country="",
        place_name="",
        geonames_id=None,
        region_name="",
        online=True,
        contacts={"address": "Box 1; somewhere", "phone": "+1 2"},
    )
    make_group(
        "Town that no gazetteer has",
        geonames_id=999,
        place_name="Dorf",
        latitude=50.1,
        longitude=10.2,
        country="DE",
        region_name="Somewhere",
        region_code="X1",
    )
    there_and_back(client, form)
    assert Facet.objects.filter(name="languages").exists()
    assert client.get("/api/groups", {"q": "okno"}).json()["total"] == 1
    assert client.get("/api/groups", {"near": "Brno"}).json()["total"] == 1


def test_it_stays_the_same_brought_in_twice(client: Client) -> None:
    make_brno()
    make_rich()
    Group.objects.update(region_code="78")
    content = client.get(FORMS["csv"]).content
    before = client.get(FORMS["json"]).content
    assert vars(bring(content)) == {"new": 0, "changed": 0, "waiting": 0}
    assert client.get(FORMS["json"]).content == before


LINES = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), max_size=40).map(
    lambda text: " ".join(text.split())
)
NAMES = LINES.filter(lambda text: any(sign.isalnum() for sign in text))
TEXTS = st.lists(LINES.filter(bool), max_size=3).map("\n".join)


def some(values):
    return st.lists(st.sampled_from(list(values)), max_size=3, unique=True)


ENTRIES = st.fixed_dictionaries(
    {
        "name": NAMES,
        "short_name": LINES.map(lambda text: text[:40].strip()),
        "about": LINES,
        "kind": st.sampled_from([kind for kind in DIRECTORY if kind != Kind.USER_LED]),
        "text_language": st.sampled_from(["en", "de", "pt-br"]),
        "control": st.sampled_from(["", *Control.values]),
        "control_as": some(DecideAs.values),
        "control_words": LINES,
        "run_by_service": st.booleans(),
        "on_rights": TEXTS,
        "on_force": TEXTS,
        "offers": some([*Offer.values, "peer-support", "open-dialogue"]),
        "audiences": some(Audience.values),
        "audience_words": LINES,
        "languages": some(CODES),
        "access": some(Access.values),
        "access_words": LINES,
        "opening": LINES,
        "cost": LINES,
        "online": st.booleans(),
        "funder": LINES,
        "ties": LINES,
        "scope": st.sampled_from(Scope.values),
        "countries": some(["CZ", "AT", "XK"]),
        "example": st.booleans(),
    }
)
PLACES = st.sampled_from(
    [
        {},
        {"latitude": None, "longitude": None, "place_name": "", "geonames_id": None}
        | {"region_name": "", "country": "AT"},
    ]
)
WAYS = st.fixed_dictionaries(
    {
        "email": st.just([]) | st.just(["a@example.org", "b@example.org"]),
        "phone": st.lists(
            st.from_regex(r"\+[0-9]{3} [0-9]{4}", fullmatch=True), max_size=2, unique=True
        ),
        "website": st.just([]) | st.just(["https://a.example.org/?x=1;2", "http://b.example.org"]),
        "address": st.lists(LINES.filter(bool), max_size=2, unique=True),
        "social": st.just([]) | st.just(["https://s.example.org/a"]),
    }
)


def empty() -> None:
    Group.objects.all().delete()


def write(values: dict[str, Any], place: dict[str, Any], ways: dict[str, list[str]], number: int):
    fields = values | place
    example = fields.pop("example")
    if fields["scope"] in ("town", "region") and fields.get("latitude", 1) is None:
        fields |= {"scope": "country"}
    if fields["kind"] in ("policymaker", "public-office"):
        fields |= {"source_url": "https://example.org/", "source_on": date(2026, 2, 3)}
    group = make_group(confirmed_on=date(2026, 3, 1), slug=f"slug-{number}", **fields)
    Group.objects.filter(pk=group.pk).update(example=example)
    for channel, found in ways.items():
        for value in found:
            Contact.objects.create(
                group=group, channel=channel, value=value, shown=True, agreed_on=TODAY
            )


@pytest.mark.once
@pytest.mark.parametrize("form", FORMS)
def test_any_entry(client: Client, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("community.api.LIMIT", Limit("api", most=1_000_000, seconds=60))
    make_brno()

    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.tuples(ENTRIES, PLACES, WAYS), min_size=1, max_size=3))
    def check(made: list[Any]) -> None:
        empty()
        for number, one in enumerate(made):
            values = one[0] | {"name": f"{one[0]['name']} {number}"[:150]}
            write(values, one[1], one[2], number)
        there_and_back(client, form)

    check()
    assert Standing.objects.exists()
