"""The figures for people and machines: no ranking, blank is not zero, a break is a break."""

from decimal import Decimal

import html5lib
import pytest
from django.core.management import call_command
from django.test import Client
from django_countries import countries
from hypothesis import given
from hypothesis import strategies as st

from home.evidence.chart import BOTTOM, HEIGHT, TOP, WIDTH, chart, why_no_chart
from home.models import Figure, Series

DATABASE = pytest.mark.django_db(databases=["default", "keys"])
VALUES = st.lists(
    st.tuples(
        st.integers(1990, 2030).map(str),
        st.none() | st.decimals(0, 10**9, places=2),
        st.booleans(),
    ),
    max_size=20,
)


@pytest.fixture
def loaded(db: None) -> None:
    call_command("load_topics", verbosity=0)
    call_command("load_figures", verbosity=0)


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    html = answer.content.decode()
    html5lib.HTMLParser(strict=True).parse(html)
    assert " style=" not in html
    return html


@DATABASE
def test_countries_stand_by_name_and_one_without_figures_says_so(
    loaded: None, client: Client
) -> None:
    html = read(client, "/en/evidence/")
    listed = html[html.index("Countries with figures") : html.index("Another country")]
    codes = set(Series.objects.shown().values_list("country", flat=True))
    names = sorted(str(countries.name(code)) for code in codes)
    assert len(names) >= 3
    places = [listed.index(name) for name in names]
    assert places == sorted(places)
    html = read(client, "/en/evidence/pt/")
    assert "That does not mean that nothing happens there" in html and "chart-picture" not in html
    assert client.get("/en/evidence/zz/").status_code == 404
    assert client.get("/en/evidence/PT/").status_code == 404


@DATABASE
def test_a_country_has_its_tables_charts_letter_and_ways_on(loaded: None, client: Client) -> None:
    html = read(client, "/en/evidence/au/")
    assert "13.9" in html and "Australian Institute of Health and Welfare" in html
    drawn = html.count('<svg class="chart-picture"')
    assert 2 <= drawn < Series.objects.filter(country="AU").count(), "one value is no line"
    assert "/en/evidence/au/ask/" in html and "?series=au-seclusion-rate" in html
    picture, table = html.index('id="chart-au-seclusion-rate-title"'), html.index("13.9</td>")
    assert picture < table < html.index("<svg", picture), "its table does not stand below it"
    assert 'aria-details="table-au-seclusion-rate"' in html
    assert 'id="table-au-seclusion-rate"' in html
    for way in ("/en/stories/?country=AU", "/en/find/?country=AU", "/en/dossier/?country=AU"):
        assert way in html
    assert 'class="chart-break"' in html, "other places were counted from one year on"
    assert "112" not in html[html.index("Help lines") :], "a number of the European Union"


@DATABASE
def test_what_has_no_source_stands_nowhere(loaded: None, client: Client) -> None:
    Figure.objects.filter(series__slug="ie-seclusion-rate").update(source_url="")
    told, _mark, missing = read(client, "/en/evidence/ie/").partition("What we have not found")
    assert "seclusion" not in told.lower() and "<li>Seclusion</li>" in missing
    told = client.get("/api/evidence/series?country=IE").json()
    assert [one["series"] for one in told["series"]] == ["ie-physical-rate"]


@DATABASE
def test_machines_get_the_same(loaded: None, client: Client) -> None:
    told = client.get("/api/evidence/series").json()["series"]
    rows = client.get("/api/evidence/series.csv").content.decode().splitlines()
    assert len(rows) - 1 == sum(len(one["figures"]) for one in told) > 15
    assert "13.9" in rows[1]
    one = client.get("/api/evidence/series.csv?series=au-seclusion-rate")
    assert len(one.content.decode().splitlines()) == 6
    assert "au-seclusion-rate.csv" in one.headers["Content-Disposition"]
    for wrong in ("country=ZZ", "metric=x", "series=none"):
        assert client.get(f"/api/evidence/series?{wrong}").status_code == 400
        assert client.get(f"/api/evidence/series.csv?{wrong}").status_code == 400


def test_a_gap_is_no_zero_and_a_break_parts_the_line() -> None:
    drawn = chart(
        [
            ("2010", Decimal(4), False),
            ("2011", None, False),
            ("2012", Decimal(2), False),
            ("2013", Decimal(3), True),
            ("2014", Decimal(5), False),
        ]
    )
    assert drawn is not None
    assert [point.period for point in drawn.points] == ["2010", "2012", "2013", "2014"]
    assert len(drawn.lines) == 1 and len(drawn.breaks) == 1, "2012 stands alone"
    assert drawn.marks[0].value == "0" and drawn.marks[-1].value == "5"


@given(VALUES)
def test_no_values_leave_the_canvas(values: list[tuple[str, Decimal | None, bool]]) -> None:
    drawn = chart(values)
    if drawn is not None:
        assert all(0 <= point.x <= WIDTH for point in drawn.points)
        assert all(TOP - 1 <= point.y <= HEIGHT - BOTTOM + 1 for point in drawn.points)
        assert len(drawn.points) == sum(value is not None for _y, value, _b in values)


def test_a_break_stands_between_the_two_and_years_without_a_figure_are_no_line() -> None:
    values = [("2010", 4, False), ("2017", 2, False), ("2018", 3, False), ("2019", 5, True)]
    drawn = chart([(period, Decimal(value), broken) for period, value, broken in values])
    assert drawn is not None and len(drawn.lines) == 1, "nothing joins 2010 to 2017"
    (mark,), points = drawn.breaks, drawn.points
    assert points[2].x < mark < points[3].x


@given(VALUES)
def test_words_of_a_chart_never_lie_on_each_other(
    values: list[tuple[str, Decimal | None, bool]],
) -> None:
    drawn = chart(sorted(values, key=lambda one: one[0]))
    for row in {point.period_y for point in drawn.points} if drawn else ():
        written = [one for one in drawn.points if one.period_y == row and row]  # type: ignore[union-attr]
        for one, other in zip(written, written[1:], strict=False):
            assert other.x - one.x > (len(one.period) + len(other.period)) * 3.5


def test_an_unclear_year_draws_nothing() -> None:
    assert chart([("first two years", Decimal(60), False), ("2016", Decimal(3), False)]) is None
    twice = [("2016", Decimal(60), False), ("2016", Decimal(3), False)]
    assert chart(twice) is None and "one year" in why_no_chart(twice)
    assert chart([]) is None and "One value" in why_no_chart([])
