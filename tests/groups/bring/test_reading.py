"""Files as people have them: encodings, separators, kinds; and files that are none."""

import io
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.sheets.spreadsheets import separator_of
from community.sheets.table import Table, Unreadable
from groups.bring.fields import known, match
from groups.bring.files import read_file

HEAD = "Name;Art;Ort"
ROW = "Gänseblümchen;Familie;München"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_encodings_and_separators(encoding: str, separator: str, end: str) -> None:
    text = f"{HEAD}{end}{ROW}{end}".replace(";", separator)
    table = read_file(text.encode(encoding))
    assert table.columns == ["Name", "Art", "Ort"]
    assert table.rows == [["Gänseblümchen", "Familie", "München"]]
    assert table.numbered() == [(2, table.rows[0])]


def test_empty_lines_are_counted_and_short_ones_filled() -> None:
    table = read_file(b"name,kind,town\n\nA\n,,\nB,family,Brno,more\n")
    assert table.numbered() == [(3, ["A", "", ""]), (5, ["B", "family", "Brno"])]


def test_cells_with_ends_of_lines_and_marks() -> None:
    table = read_file(b'name;about\n"A ""b""";"One,\ntwo; three"\n\'=1+1;x\n')
    assert table.rows == [['A "b"', "One,\ntwo; three"], ["=1+1", "x"]]


@pytest.mark.parametrize(
    "content",
    [b"", b"\n\n", b"\xff\xfe\x00", b"{", b"[1, 2", b"PK\x03\x04nonsense", b"[" * 100_000]
    + [b'{"type": "FeatureCollection", "features": 1}', b"[]", b"a\x81\n\xff"],
)
def test_what_cannot_be_read_is_told(content: bytes) -> None:
    with pytest.raises(Unreadable) as told:
        read_file(content)
    assert str(told.value).endswith(".")


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_no_file_makes_it_fail(content: bytes) -> None:
    try:
        table = read_file(content)
    except Unreadable:
        return
    assert isinstance(table, Table)
    assert all(len(row) == len(table.columns) for row in table.rows)


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                "contents services organization locations attributes taxonomy_term phones id name "
                "service location latitude features type geometry coordinates status".split()
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(JUNK)
def test_no_json_makes_it_fail(thing: object) -> None:
    try:
        table = read_file(json.dumps(thing).encode())
    except Unreadable:
        return
    assert all(isinstance(cell, str) and "\0" not in cell for row in table.rows for cell in row)


def test_geojson() -> None:
    feature = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [16.6, 49.2]},
        "properties": {"name": "A", "languages": ["cs", "en"], "online": True},
    }
    line = {"type": "Feature", "geometry": {"type": "LineString", "coordinates": [[1, 2]]}}
    page = {"type": "FeatureCollection", "features": [feature, line | {"properties": None}]}
    table = read_file(json.dumps(page).encode())
    assert table.columns == ["name", "languages", "online", "latitude", "longitude"]
    assert table.rows == [["A", "cs; en", "yes", "49.2", "16.6"], ["", "", "", "", ""]]


def test_hsds_of_others_in_tables() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr(
            "x/organizations.csv", "id,name,description,website\no1,Helpers,We help,h.org"
        )
        file.writestr(
            "services.csv", "id,organization_id,name,status,fees\ns1,o1,Help,active,Free\n"
        )
        file.writestr("phones.csv", "id,organization_id,number\np1,o1,+1 23\n")
        file.writestr("languages.csv", "id,service_id,code\nl1,s1,en\n")
        file.writestr("locations.csv", "id,latitude,longitude,name\nx1,49.2,16.6,Brno\n")
        file.writestr("service_at_locations.csv", "id,service_id,location_id\na1,s1,x1\n")
        file.writestr("addresses.csv", "id,location_id,city,country\nd1,x1,Brno,CZ\n")
    table = read_file(packed.getvalue())
    row = dict(zip(table.columns, table.rows[0], strict=True))
    wanted = {"name": "Helpers", "about": "We help", "websites": "h.org", "phones": "+1 23"}
    wanted |= {"languages": "en", "cost": "Free", "town": "Brno", "country": "CZ"}
    assert wanted.items() <= row.items() and row["latitude"] == "49.2"


def test_a_zip_that_unfolds_too_far_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("organizations.csv", b"a" * 30_000_000)
    with pytest.raises(Unreadable, match="too large"):
        read_file(packed.getvalue())


class TestHeadings:
    def test_english_german_and_our_own(self) -> None:
        headings = ["Name", "Art", "E-Mail-Adresse", "ORT", "Länge", "opening hours", "Shoe size"]
        assert match(headings) == {
            0: "name",
            1: "kind",
            2: "emails",
            3: "town",
            4: "longitude",
            5: "opening",
        }

    def test_our_own_name_goes_first_and_each_is_there_once(self) -> None:
        assert match(["title", "name", "Name"]) == {1: "name"}

    def test_no_heading_means_two_things(self) -> None:
        every = [heading for headings in known().values() for heading in headings]
        assert len(every) == len(set(every))


def test_the_separator_is_the_one_that_divides_evenly() -> None:
    assert separator_of("a;b;c\n1,5;2,5;3,5\n") == ";"
    assert separator_of("name\nx\n") in ";,\t"
