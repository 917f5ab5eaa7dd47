"""Where an entry is, as HSDS has it: its town, never a house; or the internet; or nowhere."""

from groups.api.hsds import ids
from groups.api.hsds.values import Object, country_name, said
from groups.choices import Access, Scope
from groups.describing import Entry


def location_id(entry: Entry) -> str:
    """Of its one place."""
    return str(ids.turned(entry.id, ids.LOCATION))


def flat_location(entry: Entry) -> Object | None:
    """The place without what belongs to it. None for what is for a whole country, say."""
    own = {"id": location_id(entry), "organization_id": str(entry.id)}
    if entry.point is None:
        virtual = entry.online or entry.scope == Scope.ONLINE
        return own | {"location_type": "virtual"} if virtual else None
    where = (entry.town, entry.region, country_name(entry.country))
    return (
        own
        | {"location_type": "physical", "latitude": entry.point[0], "longitude": entry.point[1]}
        | said(
            name=entry.town,
            description=", ".join(filter(None, where)),
            external_identifier=str(entry.geonames_id or ""),
            external_identifier_type="GeoNames" if entry.geonames_id else "",
        )
    )


def location(entry: Entry) -> Object | None:
    """The same with what belongs to it."""
    flat = flat_location(entry)
    if flat is None:
        return None
    return flat | said(addresses=_addresses(entry), accessibility=_accessibility(entry))


def areas(entry: Entry) -> list[tuple[str, str]]:
    """What it serves: countries by their code, a region by its country's and its own; and names."""
    if entry.scope == Scope.REGION and entry.country and entry.region:
        return [(f"{entry.country}-{entry.region_code}".rstrip("-"), entry.region)]
    codes = entry.countries or ((entry.country,) if entry.scope == Scope.COUNTRY else ())
    return [(code, country_name(code)) for code in codes if code]


def _addresses(entry: Entry) -> list[Object]:
    if entry.point is None:
        return []
    rest = {
        "location_id": location_id(entry),
        "city": entry.town,
        "state_province": entry.region,
        "postal_code": "",
        "country": entry.country,
        "address_type": "postal",
    }
    return [
        {"id": ids.below(entry.id, "address", text), "address_1": text} | rest
        for text in entry.addresses
    ]


def _accessibility(entry: Entry) -> list[Object]:
    known = dict(Access.choices)
    there = "; ".join(str(known[slug]) for slug in entry.access if slug in known)
    if not (there or entry.access_words):
        return []
    own = {"id": ids.below(entry.id, "accessibility"), "location_id": location_id(entry)}
    return [own | said(description=there, details=entry.access_words)]
