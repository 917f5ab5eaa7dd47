"""The networks that rows name: by id, by address, or by name; in the directory or in the file.

A circle names the group that it belongs to likewise: one that is in the directory.
"""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from community.lib.geo import fold
from groups.bring.fields import HOST
from groups.bring.rows import Made
from groups.models import BringFile, Group

SORTED: Final = 150


class Networks:
    """Names and ids of the whole file, read once for a step."""

    def __init__(self, file: BringFile) -> None:
        place = {name: int(place) for place, name in file.fields.items()}
        self._ids: set[str] = set()
        self._names: dict[str, str] = {}
        if "networks" not in place or "id" not in place:
            return
        for cells in file.rows.values_list("cells", flat=True).iterator():
            known = cells[place["id"]].strip().lower()
            if known:
                self._ids.add(known)
                name = cells[place["name"]] if "name" in place else ""
                self._names.setdefault(fold(name), known)

    def settle(self, mades: Iterable[Made]) -> None:
        """Put the ids into the claims; what is not known is noted. Two queries at most."""
        rows = list(mades)
        self._hosts(rows)
        asking = [made for made in rows if made.beside.get("networks")]
        texts = {text for made in asking for text in made.beside["networks"]}
        known = self._known(texts)
        for made in asking:
            found = []
            for text in made.beside["networks"]:
                if where := known.get(text):
                    found.append(where)
                else:
                    told = _("No listing called “%(name)s” is here or in this file.")
                    made.wrong("networks", told % {"name": text[:60]})
            made.claims["networks"] = list(dict.fromkeys(found))

    def _hosts(self, mades: Iterable[Made]) -> None:
        asking = [made for made in mades if made.beside.get(HOST)]
        known = self._known({made.beside[HOST] for made in asking}) if asking else {}
        for made in asking:
            text = made.beside.pop(HOST)
            if where := known.get(text):
                made.claims["host_id"] = UUID(where)
            else:
                told = _("No group called “%(name)s” is in the directory.")
                made.wrong(HOST, told % {"name": text[:60]})

    def _known(self, texts: set[str]) -> dict[str, str]:
        ids = {text: text.lower() for text in texts if _is_uuid(text)}
        names = {text.casefold()[:SORTED] for text in texts}
        asked = Q(pk__in=set(ids.values())) | Q(slug__in=texts) | Q(sort_name__in=names)
        found = Group.objects.of_directory().filter(asked)
        rows = found.values_list("pk", "slug", "name") if texts else []
        here: dict[str, str] = {}
        for pk, slug, name in rows:
            for key in (str(pk), slug, fold(name)):
                here.setdefault(key, str(pk))
        return {
            text: where
            for text in texts
            if (
                where := here.get(text.lower())
                or here.get(fold(text))
                or (text.lower() if text.lower() in self._ids else "")
                or self._names.get(fold(text), "")
            )
        }


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
