"""Addresses of any kind that reach a person: they look alike in every language."""

import re
from collections.abc import Iterator
from typing import Final

from stories.identifying.kinds import Hit, Kind

_ENDINGS: Final = (
    "at|be|biz|blog|ch|co|com|cz|de|dk|ee|es|eu|example|fi|fr|gr|hr|hu|ie|info|invalid|io|it|lt|lu"
    "|lv|me|mt|net|nl|no|online|org|pl|pt|ro|se|si|site|sk|social|test|tv|uk|ua"
)
_AT: Final = r"(?:@|\s?[\[({]\s?(?:at|ät|chez|arroba|chiocciola|arobase)\s?[\])}]\s?)"
_DOT: Final = r"(?:\.|\s?[\[({]\s?(?:dot|punkt|point|punto)\s?[\])}]\s?)"
_NAMED: Final = (
    "insta|instagram|ig|facebook|fb|twitter|tiktok|snapchat|snap|telegram|whatsapp|signal|discord"
    "|skype|threema|mastodon|reddit|youtube|tumblr|linkedin|signal|kik|viber"
)
# "The 1990s" are what we put in the place of a year ourselves.
_NO_DECADE: Final = (
    r"(?!\d{3}0(?:s\b|er))(?:(?!\d{3}0)|(?<!années\s)(?<!anni\s)(?<!años\s)(?<!década\sde\s))"
)
_PATTERNS: Final = tuple(
    (reason, re.compile(pattern, re.IGNORECASE))
    for reason, pattern in {
        "day": (
            r"(?<![\d/.])\d{1,2}[./\-]\s?\d{1,2}[./\-]\s?(?:(?:19|20)\d{2}|\d{2})(?![\d/])"
            r"|(?<![\w/.])\d{1,2}[./\-](?-i:[IVX]{1,4})[./\-](?:\d{4}|\d{2})(?![\w/])"
            r"|(?<!\d)(?:19|20)\d{2}-\d{2}-\d{2}(?!\d)|(?<![\d.])\d{1,2}\.\s?\d{1,2}\.(?![\d])"
        ),
        "day-of": (
            r"\b(?:le|du|au|am|vom|zum|seit|bis|den|dem|on|since|il|del|dal|al|el)\s"
            r"(?:0?[1-9]|[12]\d|3[01])[./](?:0?[1-9]|1[0-2])(?![\d./])"
        ),
        "month": r"(?<![\d/.])(?:0?[1-9]|1[0-2])[./](?:19|20)\d{2}(?![\d/])",
        "email": rf"[\w.+\-]{{1,64}}{_AT}[\w\-]{{1,63}}(?:{_DOT}[\w\-]{{2,63}}){{1,4}}",
        "postcode": (
            r"(?-i:\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b)"
            r"|(?<![\d.,/])(?:[A-Z]{1,2}-)?\d{4,5}\s(?-i:[A-ZÀ-Þ])[^\W\d_]{2,30}"
        ),
        "aside": r"(?<=[a-zß-ÿ],\s)[1-9]\d(?=[,.]\s[^\d])|(?<=[a-zß-ÿ]\s\()[1-9]\d(?=\))",
        "spoken": (
            r"\b[\w.\-]{2,40}\s(?:at|arobase|chiocciola|arroba|ät|klammeraffe)\s[\w\-]{2,40}"
            r"\s(?:dot|point|punto|punkt)\s[a-z]{2,8}\b"
        ),
        "web": (
            r"\bhttps?://[^\s<>\"]{2,200}|\bwww\.[^\s<>\"]{2,200}"
            rf"|\b[a-z0-9][\w\-]{{1,62}}(?:\.[a-z0-9\-]{{2,63}}){{0,3}}\.(?:{_ENDINGS})\b"
            r"(?:/[^\s<>\"]{0,200})?"
        ),
        "handle": (
            r"(?<![\w@.])@\w[\w.]{1,40}|\bu/\w{2,40}|\b\w{2,32}\#\d{4}\b|\b[a-z]\w{1,30}_\w{1,30}\b"
            rf"|\b(?:{_NAMED})\b[\s\w]{{0,12}}[:=]\s?[\w.]{{3,40}}"
            rf"|\b(?:{_NAMED})\b[\s\w]{{0,16}}?\s(?=[\w.]{{0,30}}[\d_])[a-z][\w.]{{3,40}}"
        ),
        "year": (
            rf"(?<![\d/.,:\-]){_NO_DECADE}(?:19[3-9]\d|20[0-3]\d)(?![\d/:]|[.,\-]\d)"
            r"|(?<![\w'’])['’]\d{2}(?![\w'’])"
        ),
        "phone": (
            r"(?<![\w/+.,\-])[1-9]\d{1,2}(?:[\s.\-]\d{2,4}){2,4}(?![\w/])|"
            r"(?<![\w/+.,\-])\d{2,4}[\-\s]\d{3,4}[\-\s]\d{4}(?![\w/])|"
            r"(?<![\w/+.,\-])(?:\+|00)\d[\d\s().\-/]{6,20}\d"
            r"|\(\d{3}\)\s?\d{3}[\-.\s]\d{4}"
            r"|(?<![\w/+.,\-])\(?0\d{1,5}\)?[\s./\-–]{0,3}\d[\d\s./\-–]{3,15}\d(?![\w/])"
            r"|(?<![\w/+.,\-])(?:[6-9]\d{2}|3\d{2})[\s.\-]?\d{2,3}[\s.\-]?\d{2,3}[\s.\-]?\d{0,3}"
            r"(?![\w/]|[.,]\d)"
            r"|\b(?:tel|tél|telefon|telefono|teléfono|phone|mobile|handy|cell|fax|ext|extension"
            r"|poste|durchwahl|interno|extensión|whatsapp|móvil|portable|cellulare)\b\.?[\s:\w]{0,12}?"
            r"\d[\d\s./\-–]{2,15}\d"
        ),
        "account": (
            r"(?-i:\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,3})?\b)"
            r"|(?-i:\b(?=[A-Z]{0,12}\d)(?=\d{0,12}[A-Z])[A-Z0-9]{9,20}\b)"
            r"|(?-i:\b[A-Z]{1,4}(?:[\-/.]\d{2,}|\d{4,}|\s\d{5,})(?:[\-/.]?[A-Z0-9]{1,10}){0,5}\b)"
            r"|\b\d{7,8}[\-\s]?(?-i:[A-Z])\b"
            r"|\b\d{1,6}(?:[/\-.][A-Z0-9]{1,8}){0,3}/\d{2,8}(?:[/\-.][A-Z0-9]{1,8}){0,3}\b"
            r"|(?<![\d.,+])\d{8,}(?![\d.,])"
            r"|\b[a-z]{2,5}-\d{3,}(?:-[a-z0-9]{1,6}){0,3}\b|(?<![\d.,+\-])\d{6,7}-\d{1,2}\b"
            r"|\bid\s\d{5,}\b|\b(?=(?:[a-z]{0,12}\d){4})(?=(?:\d{0,12}[a-z]){4})[a-z0-9]{9,20}\b"
        ),
    }.items()
)
_KINDS: Final = {
    "account": Kind.NUMBER,
    "aside": Kind.AGE,
    "day": Kind.DATE,
    "day-of": Kind.DATE,
    "month": Kind.DATE,
    "postcode": Kind.PLACE,
    "year": Kind.DATE,
}
_FEWEST_DIGITS: Final = 6


def contacts(raw: str) -> Iterator[Hit]:
    """Mail, web, social and phone; and long numbers of accounts, cards and files."""
    for reason, pattern in _PATTERNS:
        for match in pattern.finditer(raw):
            if reason == "phone" and not _is_phone(match.group()):
                continue
            yield Hit(match.start(), match.end(), _KINDS.get(reason, Kind.CONTACT), reason)


def _is_phone(found: str) -> bool:
    """Long enough, or said to be one; and no date like 03/11/2008 or 29.09.2021."""
    digits = sum(char.isdigit() for char in found)
    if re.fullmatch(r"\d{1,2}[./\-]\s?\d{1,2}[./\-]\s?\d{2,4}", found.strip()):
        return False
    return digits >= _FEWEST_DIGITS + 1 or (digits > 2 and found[0].isalpha())
