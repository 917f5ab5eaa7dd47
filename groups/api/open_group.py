"""One entry as data: the same names in JSON, in GeoJSON and in the spreadsheet."""

from typing import Any, Final, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from community.sheets.cells import written
from groups.choices import DIRECTORY, Access, Audience, Control, DecideAs, Scope
from groups.describing import Entry
from groups.models.standing import ConfirmedBy

BETWEEN: Final = "; "
# An address may hold a semicolon; none holds the end of a line.
A_LINE_EACH: Final = ("emails", "phones", "websites", "addresses", "social")


class OpenGroup(Schema):
    """What its organisers, or an editor, let everybody see of it. Not said is null, or empty."""

    model_config = ConfigDict(extra="forbid")

    id: str = Field(description="Its name for machines (UUID): it never changes.")
    url: str = Field(description="Its page, for people.")
    slug: str = Field(description="Its name in that address.")
    name: str
    short_name: str | None
    kind: Literal[DIRECTORY]  # type: ignore[valid-type]
    text_language: str = Field(description="The language of its words (BCP 47).")
    about: str | None = Field(description="In a sentence or two.")
    control: Control | None = Field(
        description="How far people with lived experience decide, as told by the group. Nobody "
        "here found out whether it is so."
    )
    control_as: list[DecideAs] = Field(description="Where in the group they decide.")
    control_words: str | None = Field(description="The same in its own words.")
    run_by_service: bool = Field(description="Run by a hospital or a mental health service.")
    on_rights: str | None = Field(description="What it says on human rights.")
    on_force: str | None = Field(description="What it says on force.")
    offers: list[str] = Field(description="What it offers, as slugs; see `/api/hsds/taxonomies`.")
    audiences: list[Audience] = Field(description="For whom; empty means everyone.")
    audience_words: str | None
    languages: list[str] = Field(description="Languages one is met in (ISO 639-1).")
    access: list[Access] = Field(description="What is there for whom it would be closed without.")
    access_words: str | None
    opening: str | None = Field(description="When it is open, in words.")
    cost: str | None = Field(description="What it costs, in words.")
    scope: Scope = Field(description="The area it serves.")
    online: bool = Field(description="Also online.")
    country: str | None = Field(description="ISO 3166-1 alpha-2.")
    region_code: str | None = Field(description="GeoNames admin1 code within the country.")
    region: str | None
    town: str | None
    geonames_id: int | None = Field(description="The town in GeoNames (CC BY 4.0).")
    latitude: float | None = Field(description="Of the town, not of a house (WGS 84).")
    longitude: float | None
    countries: list[str] = Field(description="Countries it serves, where they are several.")
    funder: str | None = Field(description="Who pays for it.")
    ties: str | None = Field(description="Ties to hospitals, clinics or companies.")
    networks: list[str] = Field(description="Networks it belongs to, by their id.")
    emails: list[str] = Field(description="Each by agreement. Not for mailing lists.")
    phones: list[str]
    websites: list[str]
    addresses: list[str]
    social: list[str]
    contacts_agreed: bool = Field(description="Its organisers agreed that these are shown.")
    logo: str | None
    logo_alt: str | None = Field(description="What the picture shows. Please show it with it.")
    source_url: str | None = Field(description="Of public offices: where their task stands.")
    source_on: str | None = Field(description="The day somebody looked there.")
    confirmed: str = Field(pattern=r"^[0-9]{4}-[0-9]{2}$", description="Last confirmed, a month.")
    confirmed_by: ConfirmedBy
    stale: bool = Field(description="Not confirmed lately. Please say so where you show it.")
    changed_on: str = Field(description="The last day on which anything here changed.")
    example: bool = Field(description="Invented, to try the site. Not a real group.")


COLUMNS: Final = tuple(OpenGroup.model_fields)


def as_data(entry: Entry) -> dict[str, Any]:
    """The entry under these names. What is not said is null or an empty list, never left out."""
    return {name: plain(getattr(entry, name)) for name in COLUMNS}


def plain(value: Any) -> Any:
    """One value as JSON has it."""
    if isinstance(value, tuple):
        return list(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    return str(value) or None


def as_cells(data: dict[str, Any]) -> list[str]:
    """The same for a spreadsheet, in which no cell may begin a formula."""
    return [in_cell(value, lines=name in A_LINE_EACH) for name, value in data.items()]


def in_cell(value: Any, *, lines: bool = False) -> str:
    """One value as a cell; several in it one a line, where that is asked for."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        value = ("\n" if lines else BETWEEN).join(value)
    return written(value)
