"""An entry as the objects of HSDS: flat with what there is one of, or whole with all below it."""

from dataclasses import dataclass
from typing import Any

from groups.api.hsds import ids
from groups.api.hsds.places import areas, flat_location, location, location_id
from groups.api.hsds.saying import of_organization, of_service
from groups.api.hsds.times import as_time
from groups.api.hsds.values import Object, emails, first_uri, said
from groups.api.hsds.vocabulary import Vocabulary
from groups.describing import Entry
from groups.languages import language_name


@dataclass(frozen=True)
class Writer:
    """Writes one entry. The words of the lists are read once for all entries."""

    entry: Entry
    words: Vocabulary

    def flat_organization(self) -> Object:
        """Who it is."""
        entry = self.entry
        mail = emails(entry.emails)
        return {"id": str(entry.id), "name": entry.name, "description": entry.about} | said(
            alternate_name=entry.short_name,
            email=mail[0] if mail else "",
            website=first_uri(entry.websites),
            logo=entry.logo,
            uri=entry.url,
            parent_organization_id=entry.networks[0] if len(entry.networks) == 1 else "",
        )

    def nested_organization(self) -> Object:
        """Who it is, with all that belongs to it."""
        entry = self.entry
        funders = [entry.funder] if entry.funder else []
        place = location(entry)
        return self.flat_organization() | said(
            funding=[self._of_it("funding", text, source=text) for text in funders],
            contacts=[self._of_it("contact", to, email=to) for to in emails(entry.emails)[1:]],
            phones=self._phones(),
            locations=[place] if place else [],
            attributes=of_organization(entry, self.words),
        )

    def organization(self, *, whole_service: bool) -> Object:
        """The same with its service: all of it, or what it is called."""
        own = self._own_service()
        told = own if whole_service else {name: own[name] for name in ("id", "name", "status")}
        return self.nested_organization() | {"services": [told]}

    def flat_service(self) -> Object:
        """What it does, and who it is."""
        return self._plain_service() | {"organization": self.flat_organization()}

    def service(self) -> Object:
        """What it does, with all that belongs to it."""
        return self._own_service() | {"organization": self.nested_organization()}

    def flat_at_location(self) -> Object:
        """Where it is, and what it does there."""
        return self._at() | {
            "location": flat_location(self.entry),
            "service": self.flat_service(),
        }

    def at_location(self) -> Object:
        """The same with all that belongs to it."""
        service = self._bare_service() | {"organization": self.nested_organization()}
        return self._at() | {"location": location(self.entry), "service": service}

    @property
    def _service_id(self) -> str:
        return str(ids.turned(self.entry.id, ids.SERVICE))

    def _at(self) -> Object:
        return {
            "id": str(ids.turned(self.entry.id, ids.AT_LOCATION)),
            "service_id": self._service_id,
            "location_id": location_id(self.entry),
        }

    def _inner(self) -> list[Object]:
        place = location(self.entry)
        return [self._at() | {"location": place}] if place else []

    def _own_service(self) -> Object:
        return self._bare_service() | said(service_at_locations=self._inner())

    def _plain_service(self) -> Object:
        entry = self.entry
        mail = emails(entry.emails)
        return said(
            id=self._service_id,
            organization_id=str(entry.id),
            name=entry.name,
            alternate_name=entry.short_name,
            description=entry.about,
            url=first_uri(entry.websites),
            email=mail[0] if mail else "",
            status="active",
            fees_description=entry.cost,
            eligibility_description=entry.audience_words,
            # The month is told, and HSDS wants a day.
            assured_date=f"{entry.confirmed}-01" if entry.confirmed else "",
            last_modified=as_time(entry.changed_on),
        )

    def _bare_service(self) -> Object:
        entry = self.entry
        opening = [entry.opening] if entry.opening else []
        return self._plain_service() | said(
            phones=self._phones(),
            schedules=[self._of_service("schedule", "", description=text) for text in opening],
            service_areas=[
                self._of_service("area", extent, name=name, extent=extent, extent_type="text")
                for extent, name in areas(entry)
            ],
            languages=[
                self._of_service("language", code, name=language_name(code), code=code)
                for code in entry.languages
            ],
            attributes=of_service(entry, self.words, self._service_id),
        )

    def _phones(self) -> list[Object]:
        return [
            self._of_it("phone", number, number=number, service_id=self._service_id)
            for number in self.entry.phones
        ]

    def _of_it(self, what: str, key: str, **fields: Any) -> Object:
        own = {"id": ids.below(self.entry.id, what, key), "organization_id": str(self.entry.id)}
        return own | said(**fields)

    def _of_service(self, what: str, key: str, **fields: Any) -> Object:
        own = {"id": ids.below(self.entry.id, what, key), "service_id": self._service_id}
        return own | said(**fields)
