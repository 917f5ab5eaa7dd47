"""Editors keep series and figures: clear errors beside the fields, and nothing comes back."""

from decimal import Decimal

import pytest
from django.core.management import call_command
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from home.evidence.numbers import Wrong, check_period, check_unit, check_value, value_of
from home.models import Figure, Series
from tests.stories.desk.conftest import person, signed_in

DATABASE = pytest.mark.django_db(databases=["default", "keys"])
FIGURE = {
    "period": "2021-22",
    "value": "9.1",
    "source_title": "A report",
    "source_url": "https://example.org/report",
}


@pytest.fixture
def editor(db: None) -> Client:
    call_command("load_topics", verbosity=0)
    call_command("load_figures", verbosity=0)
    return signed_in(person("eda", "Guide editors"))


def rate() -> Series:
    return Series.objects.get(slug="au-seclusion-rate")


def errors(answer: object) -> dict[str, list[str]]:
    return dict(answer.context["form"].errors)  # type: ignore[attr-defined]


@DATABASE
def test_a_figure_is_added_in_the_order_of_time_and_the_file_leaves_it(editor: Client) -> None:
    said = FIGURE | {"series": rate().pk, "period": "2012-13"}
    assert editor.post("/admin/figures/new/", said).status_code == 302
    periods = list(rate().figures.values_list("period", flat=True))
    assert periods == sorted(periods) and "2012-13" in periods
    call_command("load_figures", verbosity=0)
    assert rate().figures.filter(period="2012-13").exists(), "an update took an editor's figure"


@DATABASE
@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("value", "1,234", "decimal sign"),
        ("value", "n/a", "not zero"),
        ("value", "about 9", "no number"),
        ("value", "-4", "less than zero"),
        ("value", "1.23456", "4 after it"),
        ("period", "2019-20", "already"),
        ("period", "23", "four digits"),
        ("period", "2020-19", "ends before"),
        ("period", "2999", "not come yet"),
        ("period", "", "required"),
        ("source_url", "no address", "valid URL"),
        ("source_title", "", "required"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(
    editor: Client, field: str, typed: str, told: str
) -> None:
    answer = editor.post("/admin/figures/new/", FIGURE | {"series": rate().pk, field: typed})
    assert answer.status_code == 200
    assert told in " ".join(errors(answer)[field])
    assert "9.1" in answer.content.decode() or field == "value", "what was typed is lost"


@DATABASE
def test_empty_is_not_zero(editor: Client) -> None:
    for period, value in (("2021-22", ""), ("2022-23", "0")):
        said = FIGURE | {"series": rate().pk, "period": period, "value": value}
        assert editor.post("/admin/figures/new/", said).status_code == 302
    kept = dict(rate().figures.values_list("period", "value"))
    assert kept["2021-22"] is None and kept["2022-23"] == Decimal(0)
    figure = Figure.objects.get(period="2022-23", series=rate())
    assert 'value="0"' in editor.get(f"/admin/figures/edit/{figure.pk}/").content.decode()


@DATABASE
def test_a_series_begins_with_its_country_and_says_its_unit(editor: Client) -> None:
    said = {
        "slug": "au-duration",
        "country": "IE",
        "place": "Ireland",
        "topic": rate().topic_id,
        "metric": "mean-duration",
        "state": "waiting",
    }
    found = errors(editor.post("/admin/series/new/", said))
    assert set(found) == {"slug", "measured_in", "state"}
    right = said | {"slug": "ie-duration", "measured_in": "hours", "state": "public"}
    assert editor.post("/admin/series/new/", right).status_code == 302
    assert Series.objects.get(slug="ie-duration").kept_here


@DATABASE
def test_a_way_of_counting_that_its_figures_cannot_be_is_refused(editor: Client) -> None:
    page = editor.get(f"/admin/series/edit/{rate().pk}/")
    said = {k: v for k, v in page.context["form"].initial.items() if v is not None}
    answer = editor.post(f"/admin/series/edit/{rate().pk}/", said | {"metric": "episode-count"})
    assert "13.9" not in errors(answer)["metric"][0] and "2009-10" in errors(answer)["metric"][0]


@DATABASE
def test_what_came_with_the_software_is_taken_off_and_not_deleted(editor: Client) -> None:
    answer = editor.post(f"/admin/series/delete/{rate().pk}/", follow=True)
    assert "off the site" in answer.content.decode() and rate()
    Series.objects.filter(pk=rate().pk).update(state="off", kept_here=True)
    call_command("load_figures", verbosity=0)
    assert "au-seclusion-rate" not in editor.get("/api/evidence/series.csv").content.decode()
    assert "au-seclusion-count" in editor.get("/api/evidence/series.csv").content.decode()


@DATABASE
def test_a_deleted_figure_stays_away(editor: Client) -> None:
    figure = rate().figures.get(period="2009-10")
    assert editor.post(f"/admin/figures/delete/{figure.pk}/").status_code == 302
    call_command("load_figures", verbosity=0)
    assert not rate().figures.filter(period="2009-10").exists()


@DATABASE
@pytest.mark.parametrize("role", ["Administrators", "Moderators", "Directory editors"])
def test_nobody_else_changes_a_figure(editor: Client, role: str) -> None:
    other = signed_in(person("oda", role))
    figure = rate().figures.get(period="2009-10")
    other.post(f"/admin/figures/edit/{figure.pk}/", FIGURE | {"series": rate().pk, "value": "1"})
    other.post(f"/admin/figures/delete/{figure.pk}/")
    figure.refresh_from_db()
    assert figure.value == Decimal("13.9")


@given(st.decimals(-(10**9), 10**9, places=4))
def test_a_number_comes_back_as_it_was_written(number: Decimal) -> None:
    assert value_of(str(number)) == number
    assert value_of(f" {number:f} ".replace("-", "\u2212")) == number


@given(st.text(max_size=20))
def test_any_text_is_a_number_nothing_or_refused(text: str) -> None:
    try:
        found = value_of(text)
    except Wrong:
        return
    assert found is None or found.is_finite()
    assert (found is None) == (not text.strip())


@pytest.mark.parametrize(
    "text", ["1999-00", "2009-10", "April 2016 to May 2017", "first two years"]
)
def test_times_as_publishers_say_them(text: str) -> None:
    check_period(text, 2026)


def test_a_share_is_no_more_than_all_and_a_fall_no_more_than_everything() -> None:
    much = {"share-of-cases": "101", "percent-change": "-101", "people-count": "0.5"}
    for metric, value in much.items():
        with pytest.raises(Wrong):
            check_value(Decimal(value), metric)
    check_value(Decimal("-60"), "percent-change")
    with pytest.raises(Wrong):
        check_unit(" ", "mean-duration")
