"""An author's wish about who must not read their story. Pure: it knows no request and no table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from community.lib.organisations import same_organisation

# So many of each are kept, and names no longer than this.
MOST = 10
NAME_LIMIT = 120


@dataclass(frozen=True)
class NotReadBy:
    """Countries by ISO code, and organisations as their author wrote them."""

    countries: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()

    @classmethod
    def of(cls, kept: Mapping[str, Any] | None) -> "NotReadBy":
        """From what is sealed; nothing at all where nothing was wished."""
        kept = kept or {}
        return cls(_few(kept.get("countries", ())), _few(kept.get("organisations", ())))

    def to_seal(self) -> dict[str, list[str]]:
        """What is sealed: empty where nothing is wished, so that the field is empty too."""
        kept = {"countries": list(self.countries), "organisations": list(self.organisations)}
        return {name: values for name, values in kept.items() if values}

    def __bool__(self) -> bool:
        return bool(self.countries or self.organisations)

    def keeps_away(self, *, country: str, organisation: str) -> bool:
        """Whether somebody from there is not to read it.

        Who has not said their country could be from any, so a wish about countries meets them too.
        """
        if self.countries and (not country or country in self.countries):
            return True
        return any(same_organisation(named, organisation) for named in self.organisations)


def _few(values: Iterable[str]) -> tuple[str, ...]:
    """Each once, in the order given, and no more than a person would name."""
    tidied = (" ".join(str(value).split())[:NAME_LIMIT] for value in values)
    return tuple(dict.fromkeys(filter(None, tidied)))[:MOST]
