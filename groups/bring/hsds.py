"""HSDS as a table: one row an organization, with what is told of its services and its place.

Ours says more than HSDS has fields for, as attributes; of others, what their fields say is taken.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from community.sheets.table import Table
from groups.api.hsds.vocabulary import (
    ACCESS,
    AUDIENCE,
    CONTROL,
    CONTROL_AS,
    KIND,
    OFFER,
    SAYS,
    SCOPE,
    taxonomy_of,
)
from groups.bring.geojson import as_table

Thing = dict[str, Any]
ONE_WORD: Final = {KIND: "kind", CONTROL: "control", SCOPE: "scope"}
WORDS: Final = {
    CONTROL_AS: "control_as",
    OFFER: "offers",
    AUDIENCE: "audiences",
    ACCESS: "access",
}
# What is said in attributes that stands under another name in a column.
SAID: Final = {"source": "source_url", "network": "networks", "website": "websites"} | {
    "address": "addresses"
}
MANY: Final = ("networks", "websites", "addresses", "social")
NOT_BROUGHT: Final = ("logo_alt", "confirmed_by", "stale")


def is_hsds(page: Any) -> bool:
    """Whether this looks like an answer of an HSDS interface, or a part of one."""
    first = next(iter(_things(page)), {})
    return (
        "contents" in page
        if isinstance(page, dict) and "contents" in page
        else bool(
            {"services", "organization", "service_at_locations", "location_type"} & set(first)
            or {"name", "description", "attributes"} <= set(first)
        )
    )


def read_hsds(page: Any) -> Table:
    """The table. Raises Unreadable."""
    found: dict[str, tuple[Thing, list[Thing]]] = {}
    for organization, services in map(_parts, _things(page)):
        key = str(organization.get("id") or f"row {len(found)}")
        whole, known = found.setdefault(key, ({}, []))
        whole.update({name: value for name, value in organization.items() if value})
        seen = [one.get("id") for one in known]
        known += [one for one in services if one.get("id") is None or one.get("id") not in seen]
    return as_table("hsds", [_row(*pair) for pair in found.values()])


def _things(page: Any) -> list[Thing]:
    things = page.get("contents", page) if isinstance(page, dict) else page
    listed = things if isinstance(things, list) else [things]
    return [one for one in listed if isinstance(one, dict)]


def _parts(thing: Thing) -> tuple[Thing, list[Thing]]:
    """An organization and its services, out of whichever of the three it is."""
    if isinstance(thing.get("service"), dict):
        service = dict(thing["service"])
        service["service_at_locations"] = [thing]
        return _thing(service, "organization"), [service]
    if isinstance(thing.get("organization"), dict):
        return _thing(thing, "organization"), [thing]
    if "status" in thing:
        return {"id": thing.get("organization_id"), "name": thing.get("name")}, [thing]
    return thing, _list(thing, "services")


def _row(organization: Thing, services: list[Thing]) -> Thing:
    both = [organization, *services]
    place = _place(organization, services)
    row: Thing = {
        "id": organization.get("id"),
        "name": organization.get("name"),
        "short_name": organization.get("alternate_name"),
        "about": _first(both, "description"),
        "websites": _each(both, "website", "url"),
        "emails": _each(
            [*both, *(one for thing in both for one in _list(thing, "contacts"))], "email"
        ),
        "phones": _each((one for thing in both for one in _list(thing, "phones")), "number"),
        "funder": "; ".join(_each(_list(organization, "funding"), "source")),
        "languages": _each((one for it in services for one in _list(it, "languages")), "code"),
        "opening": "; ".join(
            _each((one for it in services for one in _list(it, "schedules")), "description")
        ),
        "cost": _first(services, "fees_description", "fees"),
        "audience_words": _first(services, "eligibility_description"),
        "confirmed": str(_first(services, "assured_date") or "")[:7],
        "networks": _each([organization], "parent_organization_id"),
    }
    return row | _of_place(place) | _of_areas(services) | _of_attributes(both, row)


def _place(organization: Thing, services: list[Thing]) -> Thing:
    inner = (one for it in services for one in _list(it, "service_at_locations"))
    places = [*_list(organization, "locations"), *(_thing(one, "location") for one in inner)]
    return next((one for one in places if one.get("latitude") is not None), {})


def _of_place(place: Thing) -> Thing:
    if not place:
        return {}
    addresses = _list(place, "addresses")
    known = place.get("external_identifier") if _is_geonames(place) else None
    return {
        "latitude": place.get("latitude"),
        "longitude": place.get("longitude"),
        "geonames_id": known,
        "town": _first(addresses, "city") or place.get("name"),
        "region": _first(addresses, "state_province"),
        "country": _first(addresses, "country"),
        "addresses": _each(addresses, "address_1"),
        "access_words": _first(_list(place, "accessibility"), "details"),
    }


def _is_geonames(place: Thing) -> bool:
    return str(place.get("external_identifier_type", "")).casefold() == "geonames"


def _of_areas(services: list[Thing]) -> Thing:
    codes = _each((one for it in services for one in _list(it, "service_areas")), "extent")
    plain = [code for code in codes if len(code) == 2 and code.isalpha()]
    return {"countries": plain} if len(plain) > 1 else {}


def _of_attributes(things: Iterable[Thing], row: Thing) -> Thing:
    """What is said with the words of our lists, known by their ids: those of others mean others."""
    told: Thing = {}
    for code, term, value in _attributes(things):
        if code in ONE_WORD:
            told[ONE_WORD[code]] = term
        elif code in WORDS:
            told.setdefault(WORDS[code], []).append(term)
        elif code == SAYS and value:
            name = SAID.get(term, term.replace("-", "_"))
            if name in MANY:
                told.setdefault(name, []).append(value)
            elif name not in NOT_BROUGHT:
                told[name] = value
    if "websites" in told:
        told["websites"] = list(dict.fromkeys([*row["websites"], *told["websites"]]))
    return told


def _attributes(things: Iterable[Thing]) -> Iterator[tuple[str, str, str]]:
    seen = set()
    for one in (one for thing in things for one in _list(thing, "attributes")):
        term = _thing(one, "taxonomy_term")
        listed = term.get("taxonomy_id") or _thing(term, "taxonomy_detail").get("id") or ""
        said = (taxonomy_of(str(listed)), str(term.get("code", "")), str(one.get("value") or ""))
        if said[0] and said not in seen:
            seen.add(said)
            yield said


def _list(thing: Thing, name: str) -> list[Thing]:
    found = thing.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _thing(thing: Thing, name: str) -> Thing:
    found = thing.get(name)
    return found if isinstance(found, dict) else {}


def _first(things: Iterable[Thing], *names: str) -> Any:
    return next((one[name] for one in things for name in names if one.get(name)), None)


def _each(things: Iterable[Thing], *names: str) -> list[str]:
    found = (str(one[name]) for one in things for name in names if one.get(name))
    return list(dict.fromkeys(found))
