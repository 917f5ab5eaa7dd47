"""Which kind of file it is, by what is in it: a name says nothing that one may rely on."""

from django.utils.translation import gettext as _

from community.sheets.spreadsheets import decoded, read_csv
from community.sheets.table import Table, Unreadable
from groups.bring.geojson import parsed, read_geojson, read_things
from groups.bring.hsds import is_hsds, read_hsds
from groups.bring.tabular import read_zip
from groups.models.bring import Of

ZIP = b"PK\x03\x04"


def read_file(content: bytes, of: str = Of.GROUPS) -> Table:
    """The table in it. Raises `community.sheets.table.Unreadable`."""
    if of == Of.CIRCLES:
        if content.startswith(ZIP) or decoded(content)[0].lstrip()[:1] in ("{", "["):
            raise Unreadable(_("Circles are brought in as CSV."))
        return read_csv(content)
    if content.startswith(ZIP):
        return read_hsds(read_zip(content))
    text, _encoding = decoded(content)
    if text.lstrip()[:1] not in ("{", "["):
        return read_csv(content)
    page = parsed(text)
    if isinstance(page, dict) and page.get("type") in ("FeatureCollection", "Feature"):
        return read_geojson(page)
    if isinstance(page, dict) and isinstance(page.get("groups"), list):
        return read_things(page["groups"])
    if is_hsds(page):
        return read_hsds(page)
    return read_things(page if isinstance(page, list) else [page])
