"""Quotes, word for word and only by reference, each with who told it and where it stands."""

from typing import Any

from django.conf import settings
from django.utils.dates import MONTHS

from home.dossier.quotes import Quote, quotes_of
from home.dossier.sheet import Section, Sheet
from stories.choices import Detail
from stories.library.machines import canonical_path
from stories.models import Story
from stories.reading import language_name, years_label


def build(sheet: Sheet) -> dict[str, Any]:
    """The quoted stories; what they mention, which is said before; whether any is from there."""
    notes = {note for story in sheet.stories for note in story.notes}
    said = sheet.words["notes"]
    before = ", ".join(said[note] for note in said if note in notes)
    return {
        "stories": [_story(sheet, story) for story in sheet.stories],
        "note": sheet.words["stories"]["note"].format(notes=before) if before else "",
        "opened": sheet.opened,
        "elsewhere": _elsewhere(sheet),
    }


def _story(sheet: Sheet, story: Story) -> dict[str, Any]:
    own = story.language != sheet.choice.language
    return {
        "title": story.title or sheet.words["stories"]["untitled"],
        "titled": bool(story.title),
        "language": story.language,
        "meta": _meta(sheet, story, own=own),
        "quotes": [_quote(sheet, one) for one in quotes_of(story, sheet.choice.quotes)],
        "example": story.example,
        "url": settings.BASE_URL + canonical_path(story),
    }


def _quote(sheet: Sheet, quote: Quote) -> dict[str, str]:
    """What happened needs no heading; the other voices do."""
    return {"heading": sheet.words["stories"].get(quote.voice, ""), "text": quote.text}


def _meta(sheet: Sheet, story: Story, *, own: bool) -> list[str]:
    """Only what its author shows on the page, and never a finer date than the quarter."""
    said, details = sheet.words["stories"], story.content["details"]
    years = details[Detail.YEARS]
    first = story.quarter
    quarter = said["quarter"].format(
        first=MONTHS[first.month], last=MONTHS[first.month + 2], year=first.year
    )
    return [
        part
        for part in (
            story.name,
            sheet.words["told_by"][story.perspective],
            sheet.country_name(story.country) if story.country else "",
            years_label(years) if years else "",
            said["written_in"].format(language=language_name(story.language)) if own else "",
            said["published"].format(quarter=quarter),
        )
        if part
    ]


def _elsewhere(sheet: Sheet) -> str:
    """Where the stories come from, if none says that it comes from the country of the page."""
    country, stories = sheet.choice.country, sheet.stories
    shown = dict.fromkeys(story.country for story in stories if story.country)
    if not country or not stories or country in shown:
        return ""
    name = sheet.in_country(country)
    others = ", ".join(sheet.in_country(code) for code in shown)
    said = sheet.words["stories"]["not_from" if others else "not_from_unsaid"]
    return str(said.format(country=name, others=others))


STORIES = Section("stories", build)
