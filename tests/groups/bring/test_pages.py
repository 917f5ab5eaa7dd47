"""The pages of bringing in: step by step, without a script, and for directory editors alone."""

import re

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from community.sheets.table import MOST_ROWS
from groups.bring import checking
from groups.models import BringFile, BringRow, Group
from tests.community.staff import sign_in, staff
from tests.groups.api.rich import make_brno
from tests.groups.factories import make_group

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("topics"),
]
START = "/admin/bring/"
TEXT = "Name;Kind;City;Shoe size\nÄpfel;family;Brno;44\n=B;castle;Brno;45\n"


@pytest.fixture(autouse=True)
def brno(db):
    make_brno()


def editor(*codenames: str, email: str = "ed@example.org") -> Client:
    user = staff(email)
    for codename in codenames or ("add_group", "publish_group"):
        kind = ContentType.objects.get_for_model(Group)
        known = {"codename": codename, "content_type": kind, "defaults": {"name": codename}}
        user.user_permissions.add(Permission.objects.get_or_create(**known)[0])
    return sign_in(Client(), user)


def send(client: Client, content: str | bytes = TEXT) -> str:
    """The address where the file is now."""
    content = content.encode() if isinstance(content, str) else content
    file = SimpleUploadedFile("private name.csv", content)
    answer = client.post(START, {"file": file})
    assert answer.status_code == 302, answer.content
    return answer.url


def go_on(client: Client, columns: str) -> str:
    """Columns as proposed, rows checked: the address of the rows."""
    page = client.get(columns).content.decode()
    chosen = dict(re.findall(r'name="(column-\d+)".*?<option value="(\w+)" selected', page, re.S))
    answer = client.post(columns, chosen)
    assert answer.status_code == 302, answer.content
    where = answer.url
    for _visit in range(50):
        answer = client.get(where)
        if answer.status_code == 302:
            return answer.url
        assert answer["Refresh"] == "0" and b"<progress" in answer.content
    raise AssertionError("it never ends")


def test_from_a_file_to_listings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "A_STEP", 1)
    monkeypatch.setattr("groups.actions.bringing.check_on.A_MOMENT", 0)
    client = editor()
    assert b"multipart/form-data" in client.get(START).content
    columns = send(client)
    page = client.get(columns).content.decode()
    assert "Shoe size" in page and "Äpfel" in page and "UTF-8" in page
    rows = go_on(client, columns)
    page = client.get(rows).content.decode()
    assert "Äpfel" in page and "not on the list" in page and "has an error" in page
    assert "=B" in client.get(f"{rows}?fate=error").content.decode()
    assert "=B" not in client.get(f"{rows}?fate=new").content.decode()
    answer = client.post(rows, {"how": "public"}, follow=True)
    assert "1 listing is new." in answer.content.decode()
    assert Group.objects.get().live
    assert not BringFile.objects.exists() and not BringRow.objects.exists()


def test_waiting_is_what_happens_if_nothing_is_said() -> None:
    client = editor()
    rows = go_on(client, send(client))
    client.post(rows, {})
    assert not Group.objects.get().live


def test_whoever_may_not_publish_makes_nothing_public() -> None:
    client = editor("add_group")
    rows = go_on(client, send(client))
    assert b'value="public"' not in client.get(rows).content
    client.post(rows, {"how": "public"})
    assert not Group.objects.get().live


def test_what_is_wrong_as_a_file() -> None:
    client = editor()
    rows = go_on(client, send(client, TEXT.replace("castle", "=castle")))
    answer = client.get(rows.replace("rows/", "errors.csv"))
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    lines = answer.content.decode().splitlines()
    assert lines[0] == "row,column,what is wrong,what stands there"
    assert lines[1].startswith("3,Kind,") and lines[1].endswith("'=castle")


def test_a_file_that_cannot_be_read_is_told_beside_the_field() -> None:
    client = editor()
    for content, told in ((b"", "empty"), (b"{", "no JSON"), (b"name,kind\n", "no row")):
        answer = client.post(START, {"file": SimpleUploadedFile("x.csv", content)})
        assert answer.status_code == 422 and told in answer.content.decode()
    long = "name\n" + "x\n" * (MOST_ROWS + 1)
    answer = client.post(START, {"file": SimpleUploadedFile("x.csv", long.encode())})
    assert answer.status_code == 422 and f"{MOST_ROWS}" in answer.content.decode()
    assert not BringFile.objects.exists()


def test_columns_keep_what_was_chosen_when_something_is_missing() -> None:
    client = editor()
    columns = send(client)
    answer = client.post(columns, {"column-0": "name", "column-3": "name"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "is this already" in page and "Every listing needs this: kind" in page
    assert page.count('<option value="name" selected') == 2
    assert BringFile.objects.get().stage == "columns"


def test_nobody_sees_the_file_of_another_and_nothing_of_its_name() -> None:
    mine, other = editor(), editor(email="other@example.org")
    columns = send(mine)
    assert other.get(columns, follow=True).status_code == 404
    assert "private name" not in str(list(BringFile.objects.values()))
    other.post(columns.replace("columns", "let-go"))
    assert BringFile.objects.exists()
    mine.post(columns.replace("columns", "let-go"))
    assert not BringFile.objects.exists()


def test_a_file_that_was_begun_is_offered_again_and_ends_with_the_next() -> None:
    client = editor()
    first = send(client)
    page = client.get(START).content.decode()
    rows = first.replace("columns", "rows")
    assert rows in page and client.get(rows).url == first
    second = send(client)
    assert first != second and client.get(first, follow=True).status_code == 404


def test_what_is_another_one_is_brought_in_all_the_same() -> None:
    make_group("Äpfel")
    client = editor()
    rows = go_on(client, send(client))
    page = client.get(f"{rows}?fate=duplicate").content.decode()
    assert "It is another one" in page
    answer = client.post(f"{rows}2/")
    assert answer.status_code == 302 and "fate=duplicate" in answer.url
    client.post(rows, {"how": "public"})
    assert Group.objects.filter(name="Äpfel").count() == 2


def test_when_the_directory_changed_it_is_checked_again() -> None:
    client = editor()
    rows = go_on(client, send(client))
    make_group("Äpfel")
    answer = client.post(rows, {"how": "public"}, follow=True)
    assert "changed meanwhile" in answer.content.decode()
    assert Group.objects.count() == 1
    assert BringFile.objects.get().rows.get(number=2).fate == "duplicate"


@pytest.mark.parametrize("room", ["", "{pk}/columns/", "{pk}/checking/", "{pk}/rows/"])
def test_only_who_may_add_listings(room: str) -> None:
    send(editor())
    where = START + room.format(pk=BringFile.objects.get().pk)
    nobody = sign_in(Client(), staff("guest@example.org"))
    assert nobody.get(where).status_code in (302, 403)
    assert Client().get(where).status_code == 302
