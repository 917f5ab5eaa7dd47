"""A file of figures: every row's fate is seen first, and nothing is ever half done."""

import csv
import io
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from home.evidence.desk.bringing.plan import Fate, plan_of
from home.evidence.desk.bringing.receive import let_go_old, receive
from home.models import Figure, FigureFile, Series
from tests.stories.desk.conftest import person, signed_in

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
START = "/admin/figures-bring/"
HEAD = (
    "series,place,measure,unit,period,value,coverage,definition,series_break,source_title,"
    "publisher,source_url,source_kind,note"
)
NEW = "ie-new,Ireland,seclusion,episode-count,2022,41,all wards,One event,,Report,Office,https://example.org/r,primary,"

OTHERWISE = NEW.replace("2022", "2023").replace("One event", "One day")


@pytest.fixture
def editor(db: None) -> Client:
    call_command("load_topics", verbosity=0)
    call_command("load_figures", verbosity=0)
    return signed_in(person("eda", "Guide editors"))


def send(client: Client, *rows: str, head: str = HEAD) -> Any:
    content = "\n".join([head, *rows]).encode()
    file = SimpleUploadedFile("figures.csv", content, "text/csv")
    return client.post(START, {"file": file}, follow=True)


def press(client: Client) -> Any:
    file = FigureFile.objects.get()
    digest = plan_of(file, timezone.localdate()).digest
    return client.post(f"{START}{file.pk}/", {"digest": digest}, follow=True)


def fates(answer: Any) -> list[str]:
    return [str(row["fate"]) for row in answer.context["rows"]]


def everything() -> list[Any]:
    return [list(model.objects.values().order_by("pk")) for model in (Series, Figure)]


def told(answer: Any, number: int = 0) -> dict[str, str]:
    return {heading: said for heading, _cell, said in answer.context["rows"][number]["errors"]}


def test_new_changed_same_and_then_all_of_it_by_one_press(editor: Client) -> None:
    before = everything()
    answer = send(
        editor,
        NEW,
        NEW.replace("2022,41", "2021,"),
        "ie-seclusion-rate,,,,2023,16,,,,,,,,",
        "ie-physical-rate,,,,2023,39,,,,,,,,",
    )
    assert fates(answer) == ["new", "new", "changes", "same"]
    assert answer.context["rows"][2]["changes"] == [("value", "15", "16")]
    assert everything() == before, "looking wrote something"
    done = press(editor)
    assert "2 figures are new. 1 is changed." in done.content.decode()
    new = Series.objects.get(slug="ie-new")
    kept = list(new.figures.values_list("period", "value"))
    assert kept == [("2021", None), ("2022", Decimal(41))]
    assert new.country == "IE" and new.definition == "One event" and new.kept_here
    assert Series.objects.get(slug="ie-seclusion-rate").figures.get().value == 16
    assert not FigureFile.objects.exists()
    call_command("load_figures", verbosity=0)
    assert Series.objects.get(slug="ie-seclusion-rate").figures.get().value == 16


def test_an_emptied_value_is_shown_as_not_published(editor: Client) -> None:
    answer = send(editor, "ie-seclusion-rate,,,,2023,,,,,,,,,")
    assert answer.context["rows"][0]["changes"] == [("value", "15", "not published")]
    press(editor)
    figure = Series.objects.get(slug="ie-seclusion-rate").figures.get()
    assert figure.value is None and figure.source_url and figure.coverage


@pytest.mark.parametrize(
    ("rows", "heading", "words"),
    [
        ([NEW.replace("41", '"1,234"')], "value", "decimal sign"),
        ([NEW.replace("41", "n/a")], "value", "not zero"),
        ([NEW.replace("41", "4.5")], "value", "whole things"),
        ([NEW.replace("2022", "22")], "period", "four digits"),
        ([NEW.replace("ie-new", "xx-new")], "series", "country"),
        ([NEW.replace("seclusion", "nothing")], "measure", "no topic"),
        ([NEW.replace("episode-count", "guesses")], "unit", "no way of counting"),
        ([NEW.replace("https://example.org/r", "nowhere")], "source_url", "no web address"),
        ([NEW.replace("Report", "")], "source_title", "which report"),
        ([NEW.replace("Ireland", "")], "place", "new here"),
        ([NEW, NEW], "period", "Row 2"),
        ([NEW, OTHERWISE], "definition", "Row 2"),
        (
            ["au-seclusion-rate,,seclusion,,2022-23,6,,Other words,,R,,,,"],
            "definition",
            "5 figures",
        ),
        (["au-seclusion-rate,,,people-count,2022-23,6,,,,R,,,,"], "unit", "5 figures"),
    ],
)
def test_an_error_names_row_column_and_reason_and_nothing_comes_in(
    editor: Client, rows: list[str], heading: str, words: str
) -> None:
    before = everything()
    answer = send(editor, *rows, NEW.replace("ie-new", "ie-good"))
    faulty = len(rows) - 1
    assert fates(answer)[faulty] == "error" and words in told(answer, faulty)[heading]
    assert "Bring in" not in answer.content.decode().partition("nothing of this file")[2]
    press(editor)
    assert everything() == before and FigureFile.objects.exists()


def test_whoever_was_there_meanwhile_is_not_overwritten(editor: Client) -> None:
    send(editor, "ie-seclusion-rate,,,,2023,16,,,,,,,,")
    file = FigureFile.objects.get()
    seen = plan_of(file, timezone.localdate()).digest
    Figure.objects.filter(series__slug="ie-seclusion-rate").update(value=17)
    answer = editor.post(f"{START}{file.pk}/", {"digest": seen}, follow=True)
    assert "changed meanwhile" in answer.content.decode()
    assert Series.objects.get(slug="ie-seclusion-rate").figures.get().value == 17
    assert answer.context["rows"][0]["changes"] == [("value", "17", "16")]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"series,period\nie-x,2020\n", "no column called value"),
        (HEAD.encode(), "no row below"),
        (b"series,period,value\nie-x,2020,1,234\n", "Row 2 has more cells"),
        (b"\xff\xfe\x00", "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_beside_it(
    editor: Client, content: bytes, words: str
) -> None:
    answer = editor.post(START, {"file": SimpleUploadedFile("x.csv", content)})
    assert answer.status_code == 422
    assert words in " ".join(answer.context["form"].errors["file"])


def test_what_is_taken_along_comes_back_the_same(editor: Client) -> None:
    series = Series.objects.get(slug="ie-seclusion-rate")
    note = {"note": "=1+1", "source_title": "'quoted"}
    Figure.objects.create(series=series, period="2022", value=Decimal("0"), **note)
    Figure.objects.create(series=series, period="2021", value=None, source_title="A\nreport")
    taken = editor.get(f"{START}export.csv")
    rows = list(csv.reader(io.StringIO(taken.content.decode())))
    assert len(rows) == 1 + Figure.objects.count()
    assert not any(cell.startswith("=") for row in rows for cell in row)
    file = receive(content=taken.content, editor=person("ida", "Guide editors"))
    plan = plan_of(file, timezone.localdate())
    assert plan.counts == {Fate.SAME: Figure.objects.count()}


def test_nobody_sees_the_file_of_another_and_it_is_forgotten(editor: Client) -> None:
    send(editor, NEW)
    file = FigureFile.objects.get()
    other = signed_in(person("ida", "Guide editors"))
    assert other.get(f"{START}{file.pk}/").status_code in (302, 404)
    assert let_go_old(today=timezone.localdate() + timedelta(days=6)) == 0
    assert let_go_old(today=timezone.localdate() + timedelta(days=7)) == 1


@pytest.mark.parametrize("role", ["Administrators", "Moderators", "Directory editors"])
def test_it_is_for_guide_editors(editor: Client, role: str) -> None:
    other = signed_in(person("oda", role))
    for address in (START, f"{START}export.csv"):
        assert other.get(address).url == "/admin/"
