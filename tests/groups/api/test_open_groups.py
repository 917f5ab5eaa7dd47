"""`/api/groups`, GeoJSON and the spreadsheet: the same entries, and nothing that is not shown."""

import csv
import io
import json
from datetime import date

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from community.sheets.cells import read, written
from groups.api import open_groups
from groups.api.open_group import COLUMNS
from groups.describing import FIELDS
from groups.models import Contact, Standing
from tests.groups.api.rich import make_rich
from tests.groups.factories import TODAY, make_group
from tests.stories.api.contract import kept_to

pytestmark = pytest.mark.django_db
JSON, GEOJSON, CSV = "/api/groups", "/api/groups.geojson", "/api/groups.csv"
EVERY = [JSON, GEOJSON, CSV]
FORMULA = tuple("=+-@\t\r\n＝＋－＠")

# Of a rich entry, without what names it.
SHOWN = {
    "name": "=Okno, „Brno“; and more",
    "short_name": "Okno",
    "kind": "user-led",
    "text_language": "en",
    "about": "We meet.\nCome in.",
    "control": "majority",
    "control_as": ["board", "founders"],
    "control_words": "All of us.",
    "run_by_service": False,
    "on_rights": "The Convention,\nall of it.",
    "on_force": "-never",
    "offers": ["legal-help", "peer-support", "open-dialogue"],
    "audiences": ["lived-experience", "women"],
    "audience_words": "Everybody.",
    "languages": ["cs", "en", "so"],
    "access": ["step-free", "quiet-space"],
    "access_words": "Ring the bell.",
    "opening": "Tuesdays, 17 to 19",
    "cost": "Free",
    "scope": "town",
    "online": True,
    "country": "CZ",
    "region_code": "78",
    "region": "South Moravian",
    "town": "Brno",
    "geonames_id": 3078610,
    "latitude": 49.19522,
    "longitude": 16.60796,
    "countries": [],
    "funder": "The city",
    "ties": "none",
    "networks": [],
    "emails": ["hello@example.org", "more@example.org"],
    "phones": ["+420 500 000 001"],
    "websites": ["https://okno.example.org/"],
    "addresses": ["Street 1; Brno"],
    "social": ["https://social.example.org/okno"],
    "contacts_agreed": True,
    "logo": None,
    "logo_alt": None,
    "source_url": "https://example.org/source",
    "source_on": "2026-01-02",
    "confirmed": "2026-06",
    "confirmed_by": "organiser",
    "stale": False,
    "changed_on": "2026-06-15",
    "example": True,
}


def ask(client: Client, path: str = JSON, **words):
    answer = kept_to(client.get(path, words), path)
    assert answer.status_code == 200, answer.content
    return answer


def rows(client: Client, **words) -> list[dict[str, str]]:
    text = ask(client, CSV, **words).content.decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def names(client: Client, path: str, **words) -> list[str]:
    if path == CSV:
        return [read(row["name"]) for row in rows(client, **words)]
    found = ask(client, path, **words).json()
    if path == JSON:
        return [group["name"] for group in found["groups"]]
    return [feature["properties"]["name"] for feature in found["features"]]


class TestWhatIsThere:
    def test_an_entry_as_it_is_shown(self, client: Client) -> None:
        group = make_rich()
        [row, _network] = ask(client).json()["groups"]
        assert tuple(row) == COLUMNS == FIELDS
        named = {"id": str(group.pk), "slug": group.slug}
        named["url"] = f"http://testserver/en/find/{group.slug}/"
        assert row | {"networks": []} == SHOWN | named

    @pytest.mark.parametrize("path", EVERY)
    def test_no_contact_that_is_not_shown(self, client: Client, path: str) -> None:
        make_rich()
        said = ask(client, path).content.decode()
        assert "hello@example.org" in said
        assert "needle" not in said and "999 999" not in said

    @pytest.mark.parametrize("path", EVERY)
    def test_only_what_is_listed(self, client: Client, path: str) -> None:
        make_group("Here")
        make_group("Draft", public=False)
        make_group("Old", confirmed_on=date(2025, 6, 15))
        make_group("Resting", standing={"paused_on": TODAY})
        make_group("Closed", standing={"closed_on": TODAY})
        assert names(client, path) == ["Here"]

    @pytest.mark.parametrize("path", EVERY)
    def test_gone_at_once_and_nobody_keeps_the_old_answer(self, client: Client, path: str) -> None:
        group = make_group(contacts={"phone": "+420 111 222"})
        etag = ask(client, path)["ETag"]
        assert client.get(path, headers={"if-none-match": etag}).status_code == 304
        Contact.objects.all().delete()
        again = client.get(path, headers={"if-none-match": etag})
        assert again.status_code == 200 and b"111 222" not in again.content
        Standing.objects.filter(group=group).update(closed_on=TODAY)
        assert names(client, path) == []

    def test_not_confirmed_lately_is_said(self, client: Client) -> None:
        make_group(confirmed_on=date(2025, 9, 1))
        [row] = ask(client).json()["groups"]
        assert row["stale"] is True and row["confirmed"] == "2025-09"


class TestGeoJson:
    def test_points_are_longitude_first_and_what_stands_nowhere_has_none(
        self, client: Client
    ) -> None:
        make_group("Town")
        make_group("Wide", scope="country", latitude=None, longitude=None)
        page = ask(client, GEOJSON).json()
        assert page["type"] == "FeatureCollection" and "GeoNames" in page["conditions"]
        town, wide = page["features"]
        assert town["geometry"] == {"type": "Point", "coordinates": [16.60796, 49.19522]}
        assert wide["geometry"] is None
        same = ask(client).json()["groups"]
        assert [town["properties"], wide["properties"]] == same
        assert [town["id"], wide["id"]] == [row["id"] for row in same]
        assert ask(client, GEOJSON)["Content-Type"] == "application/geo+json"


class TestSpreadsheet:
    def test_the_same_words_and_no_formula(self, client: Client) -> None:
        make_rich()
        [data, _] = ask(client).json()["groups"]
        [row, _] = rows(client)
        assert list(row) == [*COLUMNS, "conditions"]
        for name, value in data.items():
            cell = read(row[name])
            if isinstance(value, bool):
                assert cell == ("yes" if value else "no")
            elif isinstance(value, list):
                between = "\n" if name in ("emails", "phones", "addresses") else "; "
                assert cell == between.join(value)
            else:
                assert cell == ("" if value is None else str(value))
        assert row["name"] == "'=Okno, „Brno“; and more"
        assert row["phones"] == "'+420 500 000 001"
        assert not [value for value in row.values() if value.startswith(FORMULA)]

    @given(st.text(max_size=20) | st.from_regex(r"^'*[=+\-@\t]?.*", fullmatch=True))
    def test_cells_come_back_as_they_went(self, text: str) -> None:
        assert read(written(text)) == text
        assert not written(text).startswith(FORMULA)


class TestPages:
    @pytest.fixture(autouse=True)
    def short(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(open_groups, "A_PAGE", 2)
        monkeypatch.setattr(open_groups, "A_FILE", 2)

    @pytest.mark.parametrize("path", EVERY)
    def test_every_entry_once(self, client: Client, path: str) -> None:
        for number in range(5):
            make_group(f"Group {number}")
        address, said = f"http://testserver{path}", []
        while address:
            where = address.removeprefix("http://testserver")
            said += names(client, path, **dict(p.split("=") for p in where.split("?")[1:] if p))
            ways = dict(reversed(way.split("; ")) for way in client.get(where)["Link"].split(", "))
            address = ways.get('rel="next"', "").strip("<>")
        assert said == [f"Group {number}" for number in range(5)]

    def test_it_says_how_many_and_where_it_goes_on(self, client: Client) -> None:
        for number in range(3):
            make_group(f"Group {number}")
        page = ask(client).json()
        assert page["total"] == 3 and page["next"].startswith("http://testserver/api/groups?")
        last = client.get(page["next"].removeprefix("http://testserver")).json()
        assert last["next"] is None and len(last["groups"]) == 1

    @pytest.mark.parametrize("path", EVERY)
    @pytest.mark.parametrize(
        ("words", "named"),
        [
            ("flavour=1", "flavour"),
            ("page=2", "page"),
            ("cursor=0", "cursor"),
            ("near=Brno&near=Prague", "near"),
            ("near=Nowhere-at-all", "near"),
            ("radius=0", "radius"),
            ("country=cz", "country"),
            ("kind=castle", "kind"),
            ("kind=user-led&kind=castle", "kind"),
            ("offer=gold", "offer"),
            ("online=no", "online"),
            ("language=xx", "language"),
            ("q=%21", "q"),
        ],
    )
    def test_what_is_not_known_is_refused(
        self, client: Client, path: str, words: str, named: str
    ) -> None:
        answer = kept_to(client.get(f"{path}?{words}"), path)
        assert answer.status_code == 400 and list(answer.json()["words"]) == [named]
        assert answer["Cache-Control"] == "no-store"

    @pytest.mark.parametrize("path", EVERY)
    def test_as_many_questions_for_many_as_for_few(
        self, client: Client, path: str, django_assert_max_num_queries, monkeypatch
    ) -> None:
        monkeypatch.setattr(open_groups, "A_PAGE", 100)
        monkeypatch.setattr(open_groups, "A_FILE", 100)
        for number in range(30):
            make_group(f"Group {number}", contacts={"email": "a@example.org"})
        with django_assert_max_num_queries(8):
            assert len(names(client, path)) == 30


def test_leads_to_the_conditions_and_says_them(client: Client) -> None:
    make_group()
    for path in EVERY:
        answer = ask(client, path)
        assert '<http://testserver/en/find/take-along/>; rel="license"' in answer["Link"]
        assert "take-along" in answer.content.decode()
    assert "not for advertising" in json.loads(ask(client).content)["conditions"]
