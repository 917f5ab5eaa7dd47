"""Blocks in the editor: a published figure is chosen and never typed; each block shows itself."""

import html5lib
import pytest
from django.core.management import call_command
from django.template.loader import render_to_string
from django.test import RequestFactory

from home.dossier.choice import Choice
from home.dossier.sections.figures import FIGURES
from home.dossier.sheet import Sheet
from home.evidence.series import State
from home.guide.blocks import FigureBlock, GuideBlock, NumberBlock
from home.guide.figures import figure_choices, figure_now
from home.models import Figure, Series
from tests.stories.telling import DAY

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def loaded(db: None) -> None:
    call_command("load_topics", verbosity=0)
    call_command("load_figures", verbosity=0)


def shown(chosen: str) -> str:
    block = FigureBlock()
    return str(block.render(block.to_python({"figure": chosen, "words": ""})))


def test_a_figure_stands_with_what_it_counts_and_its_source() -> None:
    series = Series.objects.get(slug="au-seclusion-rate")
    figure = series.figures.exclude(value=None).order_by("-position").first()
    html = shown("au-seclusion-rate/")
    for words in (figure.written, figure.period, figure.source_url, "Seclusion", "bed days"):
        assert words in html
    assert "/evidence/au/#series-au-seclusion-rate" in html
    Figure.objects.filter(pk=figure.pk).update(value=12.5)
    assert "12.5" in shown(f"au-seclusion-rate/{figure.period}")


def test_what_is_off_the_site_or_gone_is_gone_from_the_page() -> None:
    Series.objects.filter(slug="au-seclusion-rate").update(state=State.OFF)
    assert shown("au-seclusion-rate/").strip() == ""
    assert figure_now("nothing/2020") is None and figure_now("") is None


def test_only_published_values_can_be_chosen() -> None:
    blank = Figure.objects.filter(value=None).first()
    choices = {value for _series, some in figure_choices() for value, _label in some}
    assert choices
    if blank is not None:
        assert f"{blank.series.slug}/{blank.period}" not in choices
    cleaned = FigureBlock().clean({"figure": sorted(choices)[0], "words": ""})
    assert cleaned["figure"]


def test_a_figure_of_no_series_needs_its_source() -> None:
    block = NumberBlock()
    with pytest.raises(Exception, match="source|Validation"):
        block.clean(block.to_python({"value": "1", "text": "x", "source": "", "url": ""}))


def test_what_an_organisation_told_stands_in_a_dossier_and_says_so() -> None:
    told = Series.objects.create(
        slug="au-told-x",
        country="AU",
        topic=Series.objects.get(slug="au-seclusion-rate").topic,
        metric="episode-count",
        state=State.WAITING,
        told_by="Example Voices",
    )
    Figure.objects.create(
        series=told, period="2020", value=7, source_title="x", source_url="https://example.org/x"
    )
    sheet = Sheet(Choice(country="AU", language="en"), DAY)
    assert "au-told-x" not in [one["slug"] for one in FIGURES.build(sheet)["series"]]  # type: ignore[index]
    Series.objects.filter(pk=told.pk).update(state=State.PUBLIC)
    every = FIGURES.build(Sheet(Choice(country="AU", language="en"), DAY))["series"]  # type: ignore[index]
    assert every[-1]["slug"] == "au-told-x" and "Told by Example Voices" in every[-1]["told"]
    assert not any(one["told"] for one in every[:-1])


def test_every_block_shows_itself_in_the_editor() -> None:
    request = RequestFactory().get("/admin/block-preview/")
    for name, block in GuideBlock().child_blocks.items():
        assert block.is_previewable and block.get_description(), name
        value = block.get_preview_value()
        context = {"request": request, "bound_block": block.bind(value), "page_title": name}
        template = block.get_preview_template(value, context)
        html = render_to_string(template, block.get_preview_context(value, context))
        html5lib.HTMLParser(strict=True).parse(html)
        assert " style=" not in html and "<script" not in html and "css/guide" in html
        assert len(html.partition("<main")[2]) > 120, name
