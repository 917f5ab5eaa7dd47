"""One open story as data: the same names in the API and in the spreadsheet."""

from collections.abc import Iterable
from typing import Any, Final

from django.conf import settings
from ninja import Schema
from pydantic import Field

from community.lib.quarters import Quarter
from community.lib.spreadsheet import cell
from community.models.merged_topic import now_called
from stories.choices import Note, Perspective, Setting
from stories.library.machines import canonical_path
from stories.models import Story

BETWEEN: Final = "; "


class OpenStory(Schema):
    """What its author wrote and shows, and nothing else. `fields` may leave out all but one."""

    reference: str = Field(description="Its name, always there: what you delete it by.")
    url: str | None = Field(None, description="Its page, for people.")
    quarter: str | None = Field(
        None, pattern=r"^[0-9]{4}-Q[1-4]$", description="When it was published: never finer."
    )
    language: str | None = Field(None, description="The language its author wrote in (BCP 47).")
    perspective: Perspective | None = Field(None, description="Whose story it is.")
    title: str | None = Field(None, description="Empty where its author gave none.")
    happened: str | None = Field(None, description="What happened, word for word.")
    helped: str | None = Field(None, description="What helped, or would have; may be empty.")
    wish: str | None = Field(None, description="What should change; may be empty.")
    coercion: list[str] | None = Field(None, description="Kinds of coercion, as topics.")
    alternative: list[str] | None = Field(None, description="What helped, as topics.")
    notes: list[Note] | None = Field(
        None, description="Content notes. Please show them before the text, as we do."
    )
    name: str | None = Field(None, description="A name its author lets stand there; mostly none.")
    country: str | None = Field(None, description="ISO 3166-1, if its author shows it.")
    region: str | None = Field(None, description="If its author shows it.")
    setting: Setting | None = Field(None, description="Kind of place, if its author shows it.")
    from_year: int | None = Field(None, description="When it began, if its author shows it.")
    to_year: int | None = Field(None, description="When it ended, if its author shows it.")
    may_quote: bool | None = Field(
        None,
        description="Its author also lets anybody quote a few sentences, word for word, in work "
        "against force in mental health services. If not, please pass on its address instead.",
    )
    example: bool | None = Field(None, description="Invented, to try the site. Not a real story.")


FIELDS: Final = tuple(OpenStory.model_fields)
KEY: Final = FIELDS[0]


def chosen(text: str) -> tuple[str, ...]:
    """The fields that `fields` asks for, in our order, each once; all where it asks for none.

    Raises ValueError where one is not known.
    """
    asked = set(text.split(",")) if text else set(FIELDS)
    if not asked <= set(FIELDS):
        raise ValueError("a field that is not known")
    return tuple(name for name in FIELDS if name in asked or name == KEY)


def as_data(story: Story, names: Iterable[str] = FIELDS) -> dict[str, Any]:
    """These fields of an open story. What is not shown is null, never left out."""
    content = story.content
    values = {
        "reference": story.reference,
        "url": settings.BASE_URL + canonical_path(story),
        "quarter": str(Quarter.of(story.quarter)),
        "language": story.language,
        "perspective": story.perspective,
        "title": story.title,
        **content["text"],
        **{kind: now_called(slugs) for kind, slugs in content["topics"].items()},
        "notes": content["notes"],
        "name": story.name or None,
        "country": story.country or None,
        "region": story.region or None,
        "setting": story.setting or None,
        "from_year": story.from_year,
        "to_year": story.to_year,
        "may_quote": story.quotable_by_anyone,
        "example": story.example,
    }
    return {name: values[name] for name in names}


def as_cells(data: dict[str, Any]) -> list[str]:
    """The same for a spreadsheet, in which no cell may begin a formula."""
    return [_cell(value) for value in data.values()]


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return cell(BETWEEN.join(value))
    return cell({True: "yes", False: "no"}[value] if isinstance(value, bool) else value)
