"""The languages that people can be met in, by ISO 639-1, with names from Django's own list."""

from typing import Final

from django.utils.functional import lazy
from django.utils.translation import get_language_info

CODES: Final = (
    "sq ar hy eu be bs bg ca hr cs da nl en et fi fr ka de el he hu is ga it lv lt lb mk no fa pl"
    " pt ro ru sr sk sl so es sv ta ti tr uk ur cy"
).split()
# Django has no names for these.
MISSING: Final = {"so": "Soomaali", "ti": "ትግርኛ"}


def language_name(code: str) -> str:
    """The name on this page, "Finnish"; the code itself for a language that is not listed."""
    if code in MISSING:
        return MISSING[code]
    try:
        return str(get_language_info(code)["name_translated"]).capitalize()
    except KeyError:
        return code


LANGUAGES: Final = [(code, lazy(language_name, str)(code)) for code in CODES]
