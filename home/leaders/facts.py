"""What is known of a country, in sentences that fit into a letter, each with its source."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from community.lib.country_words import in_sentence
from community.models import Coercion
from home.dossier.sections.figures import number, table_of
from home.dossier.sheet import Sheet
from home.evidence.unpublished import unpublished
from home.models import CountryNote, Figure, Series

MOST_FIGURES: Final = 4
# A sentence says "In 2023"; what its publisher calls otherwise stands in a line of words instead.
_YEAR: Final = re.compile(r"\d{4}([-–/]\d{2,4})?")
IN_WORDS: Final = frozenset({"percent-change"})  # these stand in a sentence whatever the period is
CAPITAL_NOUNS: Final = frozenset({"de"})


@dataclass(frozen=True)
class Facts:
    """Figures, where they stand, what we know of no figure about, the law; else empty.

    Each figure names its source by its number in `sources`, so that a long address stands once.
    """

    figures: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    law: str = ""
    law_url: str = ""


def facts_of(sheet: Sheet, said: dict[str, Any]) -> Facts:
    """Of the sheet's country; nothing without one. `said`: the words of letters."""
    country = sheet.choice.country
    if not country:
        return Facts()
    every = list(Series.objects.published().in_country(country).with_figures())
    note = CountryNote.objects.filter(country=country).first()
    sourced = note is not None and note.law_url
    told = _told(sheet, every)[:MOST_FIGURES]
    sources = list(dict.fromkeys(_source(figure) for _series, figure, _value in told))
    return Facts(
        figures=tuple(_line(sheet, one, said, sources) for one in told),
        sources=tuple(f"{number}. {one}" for number, one in enumerate(sources, start=1)),
        missing=tuple(topic.label for topic in unpublished(every)),
        law=note.law if note and sourced else "",
        law_url=note.law_url if note and sourced else "",
    )


def _told(sheet: Sheet, every: Sequence[Series]) -> list[tuple[Series, Figure, Decimal]]:
    """The latest value of each, the chosen topics first, else in the order of the list.

    Never two values of a series: a letter has no room to say what a break in it parts.
    """
    chosen = _with_narrower(sheet)
    found = [(one, *latest) for one in every if (latest := _latest(one))]
    return sorted(found, key=lambda row: row[0].topic_id not in chosen)


def _with_narrower(sheet: Sheet) -> set[int]:
    pks = [topic.pk for topic in sheet.topics.coercion]
    if not pks:
        return set()
    found = Coercion.objects.filter(pk__in=pks).with_descendants()
    return set(found.values_list("pk", flat=True))


def _latest(series: Series) -> tuple[Figure, Decimal] | None:
    figures: list[Figure] = series.shown  # type: ignore[attr-defined]
    told = ((one, one.value) for one in reversed(figures) if one.value is not None)
    return next(told, None)


def _source(figure: Figure) -> str:
    parts = (figure.source_title, figure.publisher, figure.source_url)
    return ", ".join(part for part in parts if part)


def _line(
    sheet: Sheet, told: tuple[Series, Figure, Decimal], said: dict[str, Any], sources: list[str]
) -> str:
    """What is counted stays as exact as its publisher has it, and so does what is told beside it:
    without them whoever gets the letter may say it is wrong."""
    _series, figure, _value = told
    note = sheet.translated("beside_figures", figure.note, figure.note).text
    return str(said["letter"]["figure"]).format(
        said=_sentence(sheet, told, said),
        source=sources.index(_source(figure)) + 1,
        note=str(said["letter"]["note"]).format(note=note) if note else "",
    )


def _sentence(sheet: Sheet, told: tuple[Series, Figure, Decimal], said: dict[str, Any]) -> str:
    series, figure, value = told
    table, forms = table_of(sheet, series), said["figures"]
    covers = sheet.translated("beside_figures", figure.coverage, figure.coverage).text
    tellable = series.metric in IN_WORDS or _YEAR.fullmatch(figure.period)
    form = str(forms.get(series.metric, forms["other"]) if tellable else forms["other"])
    begins = form.startswith("{what}")
    return form.format(
        what=table["label"] if begins else _within(table["label"], sheet.choice.language),
        metric=table["metric"],
        place=_placed(table["place"].text, form, sheet.choice.language),
        value=number(value),
        covers=str(said["letter"]["covers"]).format(covers=covers) if covers else "",
        period=figure.period,
    )


def _placed(place: str, form: str, language: str) -> str:
    """As it stands within a sentence, where it does not begin one or stand in a list."""
    return in_sentence(place, language) if " in {place}" in form else place


def _within(label: str, language: str) -> str:
    """As it stands within a sentence; short forms such as "ECT" keep their capitals."""
    if language in CAPITAL_NOUNS or label[1:2].isupper():
        return label
    return label[:1].lower() + label[1:]
