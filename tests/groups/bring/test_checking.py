"""What becomes of each row, and what is wrong by row and column."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from community.models import AuditEvent
from groups.actions.bringing.carry_out import carry_out
from groups.actions.bringing.let_go import let_go_old
from groups.actions.check import check_group
from groups.bring.refusals import ChangedMeanwhile, NotNow
from groups.desk.states import in_check
from groups.models import BringFile, BringRow, Contact, Group
from tests.groups.api.rich import make_brno, make_town
from tests.groups.bring.bringing import an_editor, bring, checked, errors, fates
from tests.groups.factories import TODAY, make_group, make_steward

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("topics"),
]
HEAD = "name,kind,town,country\n"


@pytest.fixture(autouse=True)
def towns(db):
    make_brno()
    make_town(1, "Neustadt", "DE", 49.35, 8.14, region_code="08", region_name="Rhineland")
    make_town(2, "Neustadt", "DE", 50.73, 11.74, region_code="15", region_name="Thuringia")
    make_town(3, "Neustadt", "AT", 47.8, 16.2)


class TestErrors:
    @pytest.mark.parametrize(
        ("column", "cell", "told"),
        [
            ("kind", "castle", "not on the list"),
            ("offers", "peer-support; gold", "“gold” is not on the list"),
            ("languages", "Klingon", "not on the list"),
            ("town", "Nowhere", "We do not know a town"),
            ("country", "Atlantis", "no country"),
            ("country", "DE", "We do not know a town"),
            ("online", "perhaps", "yes or no"),
            ("latitude", "200", "-90 to 90"),
            ("latitude", "10", "far from Brno"),
            ("emails", "nobody", "no email address"),
            ("websites", "not an address", "no web address"),
            ("phones", "none", "no telephone number"),
            ("confirmed", "soon", "2026-12"),
            ("confirmed", "2027-01", "not come yet"),
            ("source_on", "31.02.2026", "2026-12-31"),
            ("id", "7", "UUID"),
            ("name", "x" * 151, "150"),
            ("about", "x" * 301, "300"),
            ("networks", "No such network", "No listing called"),
            ("run_by_service", "yes", "not listed as user-led"),
            ("scope", "moon", "not on the list"),
            ("geonames_id", "55555", "no town of this number"),
        ],
    )
    def test_each_stands_by_its_row_and_column(self, column: str, cell: str, told: str) -> None:
        row = {"name": "A", "kind": "user-led", "town": "Brno", "longitude": "16.6"}
        row |= {"country": "CZ"} | {column: cell}
        if column != "latitude":
            del row["longitude"]
        text = ";".join(row) + "\n" + ";".join(f'"{value}"' for value in row.values())
        file = checked(text)
        found = errors(file)
        assert fates(file) == ["error"] and {number for number, _name in found} == {2}
        by = {name: said for (_number, name), said in found.items()}
        near = {"latitude": "latitude", "run_by_service": "kind"}.get(column, column)
        if column == "country":
            near = "town" if cell == "DE" else "country"
        if (column, cell) == ("latitude", "10"):
            near = "town"
        assert told in by[near], by

    def test_a_name_of_many_towns_offers_them(self) -> None:
        file = checked(HEAD + "A,family,Neustadt,DE\nB,family,Neustadt,AT\nC,family,,\n")
        found = errors(file)
        assert "Rhineland" in found[2, "town"] and "Thuringia" in found[2, "town"]
        assert "; 1)" in found[2, "town"] and "AT" not in found[2, "town"]
        assert fates(file) == ["error", "new", "error"] and "area" in found[4, "scope"]

    def test_a_region_or_a_point_tells_which(self) -> None:
        head = "name;kind;town;country;region;lat;lon\n"
        file = checked(
            head + "A;family;Neustadt;DE;Thuringia;;\nB;family;Neustadt;;;49,3;8,1\n"
            "C;family;;;;49.2;16.7\nD;family;;;;0;0\n"
        )
        assert fates(file) == ["new", "new", "new", "error"]
        places = [row.made["claims"].get("geonames_id") for row in file.rows.all()]
        assert places[:3] == [2, 1, 3078610]

    def test_missing_required_columns_are_not_accepted(self) -> None:
        with pytest.raises(NotNow):
            checked("name,town\nA,Brno\n")


class TestFates:
    def test_new_same_changed_and_twice(self) -> None:
        group = make_group("Known", region_code="78", kind="family")
        file = checked(
            "id,name,kind,town,about\n"
            f"{group.pk},Known,family,Brno,\n"
            ",Known,family,Brno,\n"
            ",Other,family,Brno,\n"
            ",ÖTHER,family,brno,\n"
            f"{group.pk},Known,family,Brno,Twice\n"
        )
        assert fates(file) == ["same", "duplicate", "new", "duplicate", "error"]
        rows = list(file.rows.all())
        assert rows[1].about == group.pk or "row 2" in rows[1].changes[0][2]
        assert "row 4" in rows[3].changes[0][2]
        assert rows[4].errors == [["id", "Row 2 has the same id."]]

    def test_an_empty_cell_changes_nothing(self) -> None:
        group = make_group("Known", kind="family", about="As it was", cost="Free")
        file = checked(f"id,name,kind,about,cost\n{group.pk},Known,family,,5 euros\n")
        [row] = file.rows.all()
        assert row.fate == "changes" and row.changes == [["what it costs", "Free", "5 euros"]]

    def test_a_draft_is_found_too(self) -> None:
        make_group("Draft", public=False)
        assert fates(checked(HEAD + "Draft,family,Brno,CZ\n")) == ["duplicate"]

    @pytest.mark.parametrize(
        ("row", "fate"),
        [
            ("Brno Vocies,family,Brno,", "duplicate"),
            ("Brno Voices,family,Neustadt,", "new"),
            ("Something else,family,Brno,https://www.voices.example.org", "duplicate"),
            ("Something else,family,Brno,http://voices.example.org/", "duplicate"),
            ("Something else,family,Brno,https://voices.example.org/other", "duplicate"),
            ("Something else,family,Neustadt,https://voices.example.org/other", "new"),
            ("Something else,family,Neustadt,https://voices.example.org", "duplicate"),
            ("Something else,family,Brno,https://facebook.com/voices", "new"),
            ("Something else,family,Brno,", "new"),
        ],
    )
    def test_a_like_name_in_the_town_or_its_website(self, row: str, fate: str) -> None:
        make_group("Brno Voices", contacts={"website": "https://voices.example.org/"})
        country = "AT" if "Neustadt" in row else "CZ"
        file = checked(f"name,kind,town,website,country\n{row},{country}\n")
        assert fates(file) == [fate]

    def test_labels_in_words(self) -> None:
        done = bring(
            "Name;Art;Ort;languages;offers;access\n"
            "A;Lawyers;Brno;Czech, German;Legal help | Open Dialogue;Step-free way in\n"
        )
        group = Group.objects.get()
        assert done.new == 1 and group.kind == "lawyers" and group.languages == ["cs", "de"]
        assert group.offers == ["legal-help", "open-dialogue"] and group.access == ["step-free"]


class TestCarryingOut:
    def test_what_nobody_checked_waits(self) -> None:
        done = bring(HEAD + "A,family,Brno,CZ\n", public=False)
        group = Group.objects.get()
        assert done.new == 1 and not group.live and group.latest_revision is not None
        assert group.get_latest_revision_as_object().name == "A"
        assert group.standing.confirmed_on is None and not group.facet_rows.exists()
        assert list(Group.objects.listed(TODAY)) == []
        assert group.pk in in_check("in_progress")
        check_group(
            group_id=group.pk,
            revision_id=group.latest_revision_id,
            editor=an_editor(),
            today=TODAY,
        )
        [listed] = Group.objects.listed(TODAY)
        assert listed.standing.confirmed_by == "editor"
        assert not in_check("in_progress")

    def test_what_is_checked_is_public(self) -> None:
        bring(HEAD + "A,family,Brno,CZ\n")
        [group] = Group.objects.listed(TODAY)
        assert (group.place_name, group.country, group.band) == ("Brno", "CZ", 98)
        assert group.standing.confirmed_by == "editor" and group.slug == "a"

    @pytest.mark.parametrize(("agreed", "shown"), [("yes", True), ("no", False), ("", False)])
    def test_contact_is_shown_only_by_agreement(self, agreed: str, shown: bool) -> None:
        bring(f"name,kind,town,email,agreed\nA,family,Brno,a@example.org,{agreed}\n")
        contact = Contact.objects.get()
        assert contact.shown is shown and (contact.agreed_on == TODAY) is shown

    def test_an_entry_of_organisers_waits_and_keeps_its_contact(self) -> None:
        group = make_group("Known", kind="family", contacts={"email": "own@example.org"})
        make_steward(group)
        done = bring(
            f"id,name,kind,about,email,agreed\n{group.pk},Known,family,New,x@example.org,yes\n"
        )
        assert vars(done) == {"new": 0, "changed": 0, "waiting": 1}
        group = Group.objects.get()
        assert group.about == "" and group.has_unpublished_changes
        assert Contact.objects.get().value == "own@example.org"
        assert in_check("in_progress") == [group.pk]

    def test_a_change_that_is_checked_is_public(self) -> None:
        group = make_group("Known", kind="family", contacts={"email": "old@example.org"})
        done = bring(
            f"id,name,kind,about,email,agreed\n{group.pk},Known,family,New,x@example.org,yes\n"
        )
        assert vars(done) == {"new": 0, "changed": 1, "waiting": 0}
        assert Group.objects.get().about == "New"
        assert [one.value for one in Contact.objects.shown()] == ["x@example.org"]

    def test_a_version_that_waits_is_not_made_public_by_a_file(self) -> None:
        group = make_group("Known", kind="family")
        draft = Group.objects.get()
        draft.cost = "Waits"
        draft.save_revision()
        bring(f"id,name,kind,about\n{group.pk},Known,family,New\n")
        group = Group.objects.get()
        assert group.cost == group.about == ""
        newest = group.get_latest_revision_as_object()
        assert (newest.cost, newest.about) == ("Waits", "New")

    @pytest.mark.parametrize("what", ["known", "new"])
    def test_nothing_is_written_when_the_directory_changed_meanwhile(self, what: str) -> None:
        group = make_group("Known", kind="family")
        file = checked(
            f"id,name,kind,town,about\n,First,family,Brno,\n{group.pk},Known,family,,New\n"
            ",Other,family,Brno,\n"
        )
        if what == "known":
            group.cost = "Meanwhile"
            group.save()
        else:
            make_group("Other")
        names = set(Group.objects.values_list("name", flat=True))
        with pytest.raises(ChangedMeanwhile):
            carry_out(file_id=file.pk, editor=an_editor(), checked_already=True, today=TODAY)
        assert set(Group.objects.values_list("name", flat=True)) == names
        again = BringFile.objects.get()
        assert (again.stage, again.cursor) == ("checking", 0)

    def test_rows_with_errors_are_left_out_and_each_is_in_the_trail(self) -> None:
        file = checked(HEAD + "A,family,Brno,CZ\nB,castle,Brno,CZ\n")
        carry_out(file_id=file.pk, editor=an_editor(), checked_already=True, today=TODAY)
        group = Group.objects.get()
        [line] = AuditEvent.objects.filter(verb="group-imported")
        assert line.subject == group.pk and line.actor == an_editor()
        assert not BringRow.objects.exists()

    def test_networks_in_the_same_file_by_name_and_id(self) -> None:
        bring(
            "id,name,kind,scope,country,networks\n"
            "10000000-0000-4000-8000-000000000001,Small,family,country,CZ,Big Net\n"
            "10000000-0000-4000-8000-000000000002,Big Net,network,country,CZ,\n"
        )
        small = Group.objects.get(name="Small")
        assert small.networks == ["10000000-0000-4000-8000-000000000002"]

    def test_addresses_are_free_ones(self) -> None:
        make_group("Else", slug="a")
        bring("name,kind,town,slug\nA,family,Brno,\nA b,family,Brno,a\nC,family,Brno,map\n")
        assert set(Group.objects.values_list("slug", flat=True)) == {"a", "a-2", "a-3", "map-2"}


def test_housekeeping_forgets_them() -> None:
    checked(HEAD + "A,family,Brno,CZ\n")
    BringFile.objects.update(brought_on=TODAY - timedelta(days=7))
    call_command("housekeeping", verbosity=0)
    assert not BringFile.objects.exists()


def test_files_are_forgotten_after_a_week() -> None:
    checked(HEAD + "A,family,Brno,CZ\n")
    assert let_go_old(today=TODAY + timedelta(days=6)) == 0
    assert let_go_old(today=TODAY + timedelta(days=7)) == 1
    assert not BringRow.objects.exists()
