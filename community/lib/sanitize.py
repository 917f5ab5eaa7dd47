"""Editors' rich text, made safe: bleach with an allow list, then nh3 over its output.

bleach is no longer maintained, so its word is not the last one. Stories never come here: their
text is plain and is escaped when it is shown.
"""

import re
from typing import Final

import bleach
import nh3

TAGS: Final = frozenset(
    "p br strong em b i a ul ol li h2 h3 h4 blockquote hr sup sub abbr span cite q".split()
)
ATTRIBUTES: Final = {
    "*": ["lang", "dir"],
    "a": ["href", "title", "hreflang"],
    "abbr": ["title"],
}
SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})
LINK_REL: Final = "noopener noreferrer"
# bleach writes a question mark for each: gone before and, where an entity hid one, after it.
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x0c\x0e-\x1f]")
# A tag that opens something or ends it. bleach takes the square of how deep they stand.
_TAG: Final = re.compile(r"<(/?)(?!br\b|hr\b|img\b|embed\b|wbr\b)[a-z]", re.IGNORECASE)
_ANY_TAG: Final = re.compile(r"<[^<>]*+>")
DEEPEST: Final = 100


def clean_rich(html: str) -> str:
    """Only allowed tags, attributes and link schemes; every link gets ``rel``.

    A new ``Cleaner`` each call: a shared one mixes texts between threads. Of what is nested
    deeper than any editor's text the words alone are kept.
    """
    if _too_deep(html):
        return _CONTROL.sub("", nh3.clean(_ANY_TAG.sub(" ", html), tags=set())).strip()
    cleaner = bleach.Cleaner(
        tags=TAGS, attributes=ATTRIBUTES, protocols=SCHEMES, strip=True, strip_comments=True
    )
    cleaned = nh3.clean(
        cleaner.clean(_CONTROL.sub("", html)),
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        url_schemes=set(SCHEMES),
        link_rel=LINK_REL,
    )
    return _CONTROL.sub("", cleaned)


def _too_deep(html: str) -> bool:
    depth = 0
    for ends in _TAG.findall(html):
        depth += -1 if ends else 1
        if depth > DEEPEST:
            return True
    return False
