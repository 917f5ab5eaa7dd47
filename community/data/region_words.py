"""What `make_regions.py` has to be told: words for kinds of regions, and names that differ."""

from typing import Final

from community.lib.geo import fold

# Folded. "Autonome Gemeinschaft Katalonien" is found as "Katalonien" too.
KINDS: Final = frozenset(
    """
    region regions province provinces county counties voivodeship oblast oblasti state states canton
    municipality governorate department district prefecture republic republics territory autonomous
    community raion rayon krai kray capital chartered city unitary
    provinz kanton gemeinschaft autonome autonomes gebiet bezirk freistaat land bundesland republik
    woiwodschaft gespanschaft komitat oblast fylke lan gemeinde rajon verwaltungsbezirk
    departement communaute autonome voivodie comte comitat gouvernement republique territoire
    provincia cantone regione contea voivodato repubblica comunita autonoma stato distretto oblast'
    comunidad condado voivodato republica estado departamento principado canton
    provincie regio graafschap woiwodschap
    wojewodztwo kraj okres zupanija megye judet judetul oblasti область край обласць вобласць
    maakond maakunta apskritis apskr novads pagasts laani lan ili il νομος περιφερεια περιφερειακη
    область республика республіка край район округ община oblastna област покраина
    """.split()
)
# Small words that join them to the name, dropped only beside such a word.
_JOINING: Final = frozenset("of the von der des de la le du d di del della do da i et and".split())


def plain(name: str) -> str:
    """The name without the word for its kind: "Kanton Zürich" is "Zürich". Never empty."""
    words = name.split()
    kept = [word for word in words if fold(word) not in KINDS]
    if not kept or len(kept) == len(words):
        return name
    while len(kept) > 1 and fold(kept[0]) in _JOINING:
        kept = kept[1:]
    while len(kept) > 1 and fold(kept[-1]) in _JOINING:
        kept = kept[:-1]
    found = " ".join(kept)
    # "Central Region" without its second word would be no name.
    return found if found[:1].isupper() and fold(found) not in _DIRECTIONS else name


def lead_off(name: str) -> str:
    """The same, but only where that word comes first: "Jihomoravský kraj" needs its second."""
    first = fold(name.partition(" ")[0])
    found = plain(name) if first in KINDS else name
    return found if name.endswith(found) else name


_DIRECTIONS: Final = frozenset(
    "central northern southern eastern western north south east west northeast northwest "
    "southeast southwest upper lower capital federal".split()
)

# GeoNames's code of a region -> ISO 3166-2, where their names are too far apart to be matched.
ISO: Final = {
    "AL.50": "11",
    "BA.01": "bih",
    "BA.02": "srp",
    "BE.BRU": "bru",
    "BG.42": "22",
    "BG.58": "23",
    "BY.02": "ho",
    "BY.03": "hr",
    "BY.06": "ma",
    "CH.BS": "bs",
    "CH.SG": "sg",
    "CY.01": "04",
    "CY.02": "06",
    "CZ.52": "10",
    "CZ.78": "64",
    "CZ.88": "20",
    "CZ.90": "72",
    "DE.03": "hb",
    "DE.16": "be",
    "DK.17": "84",
    "DK.18": "82",
    "DK.19": "81",
    "DK.20": "85",
    "DK.21": "83",
    "EE.02": "39",
    "EE.07": "56",
    "EE.18": "79",
    "ES.27": "ri",
    "ES.31": "mc",
    "ES.32": "nc",
    "ES.54": "cm",
    "ES.55": "cl",
    "ES.60": "vc",
    "FI.10": "04",
    "FI.11": "15",
    "FI.14": "03",
    "FI.17": "14",
    "FR.28": "nor",
    "FR.94": "20r",
    "HR.21": "21",
    "HU.23": "ve",
    "IS.38": "7",
    "IS.40": "6",
    "IS.41": "5",
    "IS.42": "8",
    "IS.45": "3",
    "LT.56": "al",
    "LT.57": "ku",
    "LT.60": "pn",
    "LT.61": "sa",
    "LT.63": "te",
    "LT.64": "ut",
    "LT.65": "vl",
    "PL.73": "04",
    "PL.81": "20",
    "PL.84": "26",
    "RU.47": "mos",
    "RU.48": "mow",
    "RU.42": "len",
    "RU.66": "spe",
    "UA.01": "71",
    "UA.02": "74",
    "UA.07": "63",
    "UA.09": "68",
    "UA.12": "30",
    "UA.13": "32",
    "UA.16": "48",
    "UA.20": "40",
    "UA.25": "21",
    "UA.26": "23",
}
# Regions whose towns GeoNames's list of states leaves out.
STATES: Final = {"BY.04": "Minsk City", "GE.51": "Tbilisi"}
# What a page calls them, where GeoNames's name is clumsy.
SAID: Final = {
    "AT.09": "Vienna",
    "UA.07": "Kharkiv Oblast",
    "UA.12": "Kyiv",
    "UA.13": "Kyiv Oblast",
    "BE.BRU": "Brussels",
    "CZ.78": "South Moravia",
    "CZ.79": "South Bohemia",
    "CZ.85": "Moravia-Silesia",
    "DE.01": "Baden-Württemberg",
    "DE.03": "Bremen",
    "DE.08": "Rhineland-Palatinate",
    "DE.16": "Berlin",
    "ES.54": "Castile-La Mancha",
    "ES.55": "Castile and León",
    "IT.10": "Marche",
}
# What people call countries and regions beside their names in CLDR.
ALSO: Final = {
    "GB": ["Britain", "Great Britain", "UK", "U.K."],
    "US": ["USA", "U.S.A.", "America", "United States of America", "Amerika"],
    "NL": ["Holland"],
    "CZ": ["Czech Republic", "Tschechien", "Tschechische Republik"],
    "TR": ["Turkey"],
    "IE": ["Eire", "Republic of Ireland"],
    "MK": ["Macedonia", "Makedonien", "Mazedonien"],
    "AT.07": ["Tyrol"],
    "IT.17": ["South Tyrol", "Südtirol", "Alto Adige", "Trentino"],
    "ES.59": ["Euskadi", "Euskal Herria"],
    "BE.VLG": ["Flanders"],
    # CLDR has them in the genitive.
    "GR.ESYE11": ["Ανατολική Μακεδονία και Θράκη"],
    "GR.ESYE12": ["Κεντρική Μακεδονία"],
    "GR.ESYE13": ["Δυτική Μακεδονία"],
    "GR.ESYE21": ["Ήπειρος"],
    "GR.ESYE22": ["Ιόνια Νησιά", "Ιόνιοι Νήσοι"],
    "GR.ESYE23": ["Δυτική Ελλάδα"],
    "GR.ESYE24": ["Στερεά Ελλάδα"],
    "GR.ESYE25": ["Πελοπόννησος"],
    "GR.ESYE31": ["Αττική"],
    "GR.ESYE41": ["Βόρειο Αιγαίο"],
    "GR.ESYE42": ["Νότιο Αιγαίο"],
    "GR.ESYE43": ["Κρήτη"],
    "GB.NIR": ["Ulster"],
    "DE.02": ["Freistaat Bayern"],
    "PL.72": ["Niederschlesien"],
    "FR.53": ["Breizh"],
}
