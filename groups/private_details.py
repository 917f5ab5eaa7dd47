"""What looks like a private person's details where only a public office should stand. Pure.

A hint for an editor, not a proof: an office may have a mobile telephone, and a person a landline.
Mobile numbers by the national numbering plans as the ITU publishes them (Recommendation E.164).
"""

import re
from enum import StrEnum
from typing import Final


class Sign(StrEnum):
    """What was seen."""

    FREE_MAIL = "free-mail"
    MOBILE = "mobile"
    PERSON = "person"


# Anybody can have an address there; offices have one of their own.
FREE_MAIL: Final = re.compile(
    r"@(?:[\w-]+\.)*(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|"
    r"web|mail|inbox|proton|protonmail|tutanota|posteo|mailbox|t-online|freenet|orange|wanadoo|"
    r"laposte|free|libero|virgilio|tiscali|seznam|centrum|wp|onet|o2|interia|abv|ukr|yandex|rambler)"
    r"\.(?:[a-z]{2,3}\.)?[a-z]{2,4}\b",
    re.IGNORECASE,
)
# Calling code: how numbers of mobile telephones begin after it.
MOBILE: Final = {
    "43": "6[5-9]", "49": "1[567]", "41": "7[5-9]", "33": "[67]", "39": "3", "34": "[67]",
    "351": "9", "31": "6", "32": "4[5-9]", "352": "6", "44": "7[1-57-9]", "353": "8[35-9]",
    "45": "(?:2|30|31|40|41|42|50|51|52|53|60|61|71|81|91|92|93)", "46": "7[02369]",
    "47": "[49]", "358": "(?:4|50)", "354": "[678]", "370": "6", "371": "2", "372": "5",
    "48": "(?:45|5[0137]|6[069]|7[2389]|88)", "420": "(?:60|7)", "421": "9", "36": "[237]0",
    "386": "(?:30|31|40|41|51|6[4-9]|70|71)", "385": "9", "381": "6", "40": "7", "359": "8[789]",
    "30": "69", "357": "9", "356": "[79]9", "380": "(?:39|50|6[3678]|73|9[1-9])", "90": "5",
}  # fmt: skip
CALLING: Final = {
    "AT": "43", "DE": "49", "CH": "41", "FR": "33", "IT": "39", "ES": "34", "PT": "351", "NL": "31",
    "BE": "32", "LU": "352", "GB": "44", "IE": "353", "DK": "45", "SE": "46", "NO": "47",
    "FI": "358", "IS": "354", "LT": "370", "LV": "371", "EE": "372", "PL": "48", "CZ": "420",
    "SK": "421", "HU": "36", "SI": "386", "HR": "385", "RS": "381", "RO": "40", "BG": "359",
    "GR": "30", "CY": "357", "MT": "356", "UA": "380", "TR": "90",
}  # fmt: skip
NUMBER: Final = re.compile(r"(?:\+|00|\(0|0|\b[1-9])[\d\s()/.–-]{6,}\d")
# A title before a word with a capital letter: "Dr. Example", "Frau Beispiel".
PERSON: Final = re.compile(
    r"\b(?:Mrs?|Ms|Mx|Dr|Prof|Herrn?|Frau|Mme|Mlle|Sig(?:\.ra|ra)?|Sra?|Dott(?:\.ssa)?|Pan[ií]?)\.?"
    r"\s+(?:(?:Dr|Prof|med|h\.c)\.?\s+)*[^\W\d_a-zà-ÿ][\w'’-]+"
)
# What is named after people: bodies and streets, by how their words begin or end in the languages
# of most listings. A minister is none, a ministry is.
NAMED_AFTER: Final = re.compile(
    r"ministr(?:y|ies)|minist[eè]r(?:i|e\b|stv|stw)|hospi|hôpit|klini|clini|krankenh|spital|nemocni|"
    r"szpital|ziekenh|sjuk|sykeh|office\b|(?:amt|rat|hof|haus|werk)\b|behörde|authorit|agen[ct]|"
    r"council|conseil|consejo|consiglio|committee|komite|comit|commissi|kommissi|komis|institut|"
    r"instytut|cent(?:re|er|ro|rum)\b|zentrum|ombud|inspect|inspekt|department|departamen|abteilung|"
    r"referat|direktion|directorate|parliament|parlament|court\b|gericht|tribunal|government|"
    r"regierung|stiftung|foundation|fondation|fundac|fondaz|nadac|universit|school|schule|école|"
    r"service|servizi|servici|dienst|trust\b|board\b|"
    r"street\b|road\b|square\b|avenue|stra(?:ß|ss)e|str\.|platz\b|gasse\b|allee\b|ring\b|weg\b|"
    r"\brue\b|\bvia\b|piazza|calle\b|plaza\b|náměst|ulic|\bul\.|straat|plein\b",
    re.IGNORECASE,
)
# Where one thing ends and the next begins: "Dr. Example, Ministry of Health" are two.
APART: Final = re.compile(r"[,;:()/|\n]|\s[-–—]\s|(?<=[a-zà-ÿ]{4})[.!?]\s")


def signs_in(text: str, country: str = "") -> set[Sign]:
    """What this text may give away of a person. `country` (ISO 3166) reads national numbers."""
    found = set()
    if FREE_MAIL.search(text):
        found.add(Sign.FREE_MAIL)
    if any(_is_mobile(number, country) for number in NUMBER.findall(text)):
        found.add(Sign.MOBILE)
    if PERSON.search(text):
        found.add(Sign.PERSON)
    return found


def names_a_person(text: str) -> bool:
    """Whether a title and a name stand there, and nothing beside them that is named after people.

    Such a name is no office's, whoever says so: "Dr. Example" is a person, "Dr. Example Hospital"
    may be a house. A name without a title is not told from that of an office.
    """
    parts = APART.split(text)
    return any(PERSON.search(part) and not NAMED_AFTER.search(part) for part in parts)


def _is_mobile(written: str, country: str) -> bool:
    digits = re.sub(r"\D", "", written.replace("(0)", ""))
    if written.startswith(("+", "00")):
        digits = digits.removeprefix("00")
        codes = [code for code in MOBILE if digits.startswith(code)]
    else:
        codes = [CALLING[country]] if country in CALLING else []
        digits = codes[0] + digits.removeprefix("0") if codes else digits
    return any(re.match(MOBILE[code], digits[len(code) :]) for code in codes)
