"""HSDS 3.0, held to its tables in the strict sense: every answer, nothing beside what they name."""

import json
from uuid import UUID, uuid4

import pytest
from django.test import Client

from groups.api.hsds import ids
from groups.api.hsds.vocabulary import NAMES, Vocabulary, taxonomy_id
from groups.choices import Scope
from groups.models import Contact
from tests.groups.api import published
from tests.groups.api.rich import make_brno, make_rich
from tests.groups.factories import make_group
from tests.stories.api.contract import kept_to

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("topics")]
HSDS = "/api/hsds/"
LISTS = {"services": "service", "organizations": "organization"} | {
    "service_at_locations": "service_at_location",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}
ENTRIES = list(LISTS)[:3]
ENVELOPE = {"total_items", "total_pages", "page_number", "size", "first_page", "last_page"} | {
    "empty",
    "contents",
}


def ask(client: Client, path: str, **words):
    answer = kept_to(client.get(HSDS + path, words), HSDS + path)
    assert answer.status_code == 200, answer.content
    return answer.json()


def one(client: Client, path: str, id: str, **words):
    answer = kept_to(client.get(f"{HSDS}{path}/{id}", words), f"{HSDS}{path}/{{id}}")
    assert answer.status_code == 200, answer.content
    return answer.json()


def check(thing, path: str, *, flat: bool = False) -> None:
    """Against our extract always, and against the published file where it is at hand."""
    table = LISTS[path]
    assert published.errors(published.schema_of(table, flat=flat), thing) == []
    if published.FOLDER:
        name = table if table.startswith("taxonomy") else f"compiled/{table}{'_list' * flat}"
        assert published.errors(published.file_of(name), thing) == []


@pytest.fixture
def entries():
    """One of each sort."""
    return [
        make_rich(),
        make_group("Bare", scope=Scope.COUNTRY, latitude=None, longitude=None, place_name=""),
        make_group("Net", scope=Scope.ONLINE, latitude=None, longitude=None, country=""),
        make_group("Region", scope=Scope.REGION, offers=["advance-directive"]),
        make_group("Hidden", public=False),
    ]


class TestForm:
    def test_about(self, client: Client) -> None:
        told = ask(client, "")
        assert told["version"] == "3.0" and set(told) == {"version", "profile", "openapi_url"}
        assert client.get(told["openapi_url"].removeprefix("http://testserver")).status_code == 200
        assert client.get(told["profile"].removeprefix("http://testserver")).status_code == 200

    @pytest.mark.parametrize("path", LISTS)
    def test_a_row_is_flat_and_one_is_whole(self, client: Client, entries, path: str) -> None:
        page = ask(client, path, per_page=500)
        assert set(page) == ENVELOPE
        assert page["total_items"] == page["size"] == len(page["contents"]) > 2
        for row in page["contents"]:
            check(row, path, flat=path in ENTRIES)
            check(one(client, path, row["id"]), path)

    @pytest.mark.parametrize("path", ENTRIES)
    def test_full_rows_are_those_of_one(self, client: Client, entries, path: str) -> None:
        for row in ask(client, path, full="true")["contents"]:
            check(row, path)
            assert row == one(client, path, row["id"])

    def test_organizations_with_their_services(self, client: Client, entries) -> None:
        for row in ask(client, "organizations", full_service="true")["contents"]:
            check(row, "organizations")
            assert row == one(client, "organizations", row["id"], full_service="true")
            [service] = row["services"]
            assert service["assured_date"] == "2026-06-01"

    def test_the_least_of_each_in_one_page(self, client: Client, entries) -> None:
        page = ask(client, "services", minimal="true")
        assert page["total_pages"] == 1 and page["total_items"] == 5
        for row in page["contents"]:
            check(row, "services", flat=True)
            assert set(row) == {"id", "name", "status", "last_modified"}
            whole = one(client, "services", row["id"])
            assert row == {name: whole[name] for name in row}

    def test_ids_are_uuids_each_once_and_stay(self, client: Client, entries) -> None:
        first = [ask(client, path, full="true") for path in ENTRIES]
        assert first == [ask(client, path, full="true") for path in ENTRIES]
        for page in first:
            for row in page["contents"]:
                for found in own_ids(row):
                    assert str(UUID(found)) == found and UUID(found).version in (4, 5)
        every = {row["id"] for page in first for row in page["contents"]}
        assert len(every) == sum(page["size"] for page in first)

    def test_the_way_from_an_id_and_back(self) -> None:
        for bits in (ids.SERVICE, ids.LOCATION, ids.AT_LOCATION):
            known = uuid4()
            there = ids.turned(known, bits)
            assert there != known and ids.turned(there, bits) == known and there.version == 4

    @pytest.mark.parametrize("path", LISTS)
    @pytest.mark.parametrize(
        "id", ["63cc8484-4df7-44b2-a82f-cce3873788fd", "nobody", "%F0%9F%98%80", "0" * 32, "{x}"]
    )
    def test_nothing_of_an_id_that_is_nobodys(self, client: Client, path: str, id: str) -> None:
        where = f"{HSDS}{path}/{{id}}"
        assert kept_to(client.get(f"{HSDS}{path}/{id}"), where).status_code == 404


def own_ids(thing):
    if isinstance(thing, list):
        for part in thing:
            yield from own_ids(part)
    elif isinstance(thing, dict):
        if "id" in thing:
            yield thing["id"]
        for part in thing.values():
            yield from own_ids(part)


class TestWhatIsSaid:
    def test_only_what_may_be_shown(self, client: Client, entries) -> None:
        for path in ENTRIES:
            said = json.dumps(ask(client, path, full="true"))
            assert "hello@example.org" in said
            assert "needle" not in said and "999 999" not in said and "Hidden" not in said

    def test_no_null_no_time_zone_and_no_schedule_that_nobody_told(
        self, client: Client, entries
    ) -> None:
        page = ask(client, "services", full="true")
        said = json.dumps(page)
        assert "null" not in said and "timezone" not in said
        told = {row["name"]: row for row in page["contents"]}
        assert "schedules" not in told["Bare"] and "phones" not in told["Bare"]
        [schedule] = told["=Okno, „Brno“; and more"]["schedules"]
        assert schedule["description"] == "Tuesdays, 17 to 19"

    def test_a_contact_taken_out_is_gone_and_has_changed(self, client: Client, entries) -> None:
        rich = entries[0]
        rich.standing.__class__.objects.update(changed_on="2026-01-01")
        after = {"modified_after": "2026-06-01T10:00:00Z"}
        assert ask(client, "services", **after)["total_items"] == 0
        Contact.objects.filter(group=rich, channel="phone", shown=True).get().delete()
        [row] = ask(client, "services", **after)["contents"]
        assert row["name"] == rich.name and "phones" not in row
        assert row["last_modified"] == "2026-06-15T00:00:00.000Z"

    def test_places(self, client: Client, entries) -> None:
        page = ask(client, "service_at_locations", full="true")
        places = {row["service"]["name"]: row["location"] for row in page["contents"]}
        assert set(places) == {"=Okno, „Brno“; and more", "Wide Network", "Net", "Region"}
        assert places["Net"]["location_type"] == "virtual" and "latitude" not in places["Net"]
        brno = places["=Okno, „Brno“; and more"]
        assert (brno["latitude"], brno["longitude"]) == (49.19522, 16.60796)
        assert brno["external_identifier"] == "3078610"
        assert brno["addresses"][0]["address_1"] == "Street 1; Brno"
        assert brno["accessibility"][0]["details"] == "Ring the bell."

    def test_every_word_leads_to_its_list(self, client: Client, entries) -> None:
        [rich] = [
            row for row in ask(client, "services", full="true")["contents"] if "Okno" in row["name"]
        ]
        said = rich["attributes"] + rich["organization"]["attributes"]
        offers = {a["taxonomy_term"]["code"] for a in said if a["link_type"] == "offer"}
        assert offers == {"legal-help", "peer-support", "open-dialogue"}
        for attribute in said:
            assert (
                one(client, "taxonomy_terms", attribute["taxonomy_term_id"])
                == (attribute["taxonomy_term"])
            )
            detail = attribute["taxonomy_term"]["taxonomy_detail"]
            assert one(client, "taxonomies", detail["id"]) == detail


class TestQuestions:
    def names(self, client: Client, path: str = "services", **words) -> list[str]:
        rows = ask(client, path, **words)["contents"]
        return [row["name"] if "name" in row else row["service"]["name"] for row in rows]

    def test_by_word_and_by_list(self, client: Client, entries) -> None:
        words = Vocabulary.whole().terms

        def by(list_, code):
            return {"taxonomy_term_id": words[list_, code].id}

        assert self.names(client, **by("offer", "advance-directive")) == ["Region"]
        assert self.names(client, **by("scope", "online")) == ["Net"]
        assert self.names(client, **by("kind", "network")) == ["Wide Network"]
        assert self.names(client, taxonomy_id=taxonomy_id("access")) == ["=Okno, „Brno“; and more"]
        assert len(self.names(client, taxonomy_id=taxonomy_id("kind"))) == 5
        assert self.names(client, taxonomy_id="63cc8484-4df7-44b2-a82f-cce3873788fd") == []
        assert self.names(client, taxonomy_term_id="no id") == []

    def test_of_an_organization(self, client: Client, entries) -> None:
        id = str(entries[3].pk)
        for path in ("services", "service_at_locations"):
            assert self.names(client, path, organization_id=id) == ["Region"]
            assert self.names(client, path, organization_id="x") == []

    def test_pages(self, client: Client) -> None:
        for number in range(5):
            make_group(f"Group {number}")
        pages = [ask(client, "services", page=n, per_page=2) for n in (1, 2, 3, 4)]
        assert [p["size"] for p in pages] == [2, 2, 1, 0]
        assert [p["first_page"] for p in pages] == [True, False, False, False]
        assert [p["last_page"] for p in pages] == [False, False, True, True]
        assert [p["empty"] for p in pages] == [False, False, False, True]
        assert {p["total_pages"] for p in pages} == {3} and pages[0]["total_items"] == 5
        names = [row["name"] for p in pages for row in p["contents"]]
        assert names == [f"Group {n}" for n in range(5)]

    def test_nobody_at_all(self, client: Client) -> None:
        page = ask(client, "services")
        assert page["empty"] and page["first_page"] and page["last_page"]
        assert page["total_items"] == page["total_pages"] == page["size"] == 0

    @pytest.mark.parametrize(
        ("path", "words", "named"),
        [
            ("services", {"near": "Brno"}, "near"),
            ("services", {"page": "0"}, "page"),
            ("services", {"per_page": "-1"}, "per_page"),
            ("services", {"format": "ndjson"}, "format"),
            ("services", {"modified_after": "soon"}, "modified_after"),
            ("services", {"full": "perhaps"}, "full"),
            ("services", {"postcode": "Brno"}, "postcode"),
            ("service_at_locations", {"proximity": "1000"}, "proximity"),
            ("service_at_locations", {"postcode": "Brno", "proximity": "far"}, "proximity"),
            ("service_at_locations", {"postcode": "602 00"}, "postcode"),
            ("organizations", {"taxonomy_id": "x"}, "taxonomy_id"),
            ("taxonomies", {"minimal": "true"}, "minimal"),
        ],
    )
    def test_what_is_not_known_is_refused(self, client: Client, path, words, named) -> None:
        make_brno()
        answer = kept_to(client.get(HSDS + path, words), HSDS + path)
        assert answer.status_code == 400 and list(answer.json()["words"]) == [named]

    def test_words(self, client: Client) -> None:
        assert ask(client, "taxonomies")["total_items"] == len(NAMES)
        offer = {"taxonomy_id": taxonomy_id("offer"), "per_page": 500}
        every = ask(client, "taxonomy_terms", **offer)["contents"]
        top = ask(client, "taxonomy_terms", top_only="true", **offer)["contents"]
        assert top and all("parent_id" not in row for row in top) and len(top) < len(every)
        for row in top:
            below = ask(client, "taxonomy_terms", parent_id=row["id"])["contents"]
            assert all(child["parent_id"] == row["id"] for child in below)
        [found] = ask(client, "taxonomy_terms", search="dialogue open")["contents"]
        assert found["code"] == "open-dialogue"

    def test_as_many_questions_for_many_as_for_few(
        self, client: Client, django_assert_max_num_queries
    ) -> None:
        for number in range(30):
            make_group(f"Group {number}", contacts={"email": "a@example.org"})
        with django_assert_max_num_queries(8):
            assert ask(client, "services", full="true")["size"] == 30
