"""The one way a document is written, so that its hash means one exact text.

NFC JSON, keys sorted, no spaces, nothing escaped that need not be. What could be written in two
ways, or could not be stored by PostgreSQL, is refused rather than repaired: ``tidy`` repairs,
and it runs when words arrive, never between an approval and its publication.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

from community.lib.normal import normal

_LINE_ENDS: Final = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_UNSTORABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


class NotCanonical(ValueError):
    """The document holds something with no single written form. Never quotes the value."""


def tidy(text: str) -> str:
    """The author's words as they are, in the one form that can be stored and hashed.

    Line endings become LF, letters NFC; control characters and lone surrogates go. Spaces,
    blank lines, joiners and direction marks stay; only a run of more than 30 combining marks is
    broken, so that the time grows with the text. Doing it twice changes nothing.
    """
    return normal("NFC", _UNSTORABLE.sub("", _LINE_ENDS.sub("\n", text)))


def canonical(document: Mapping[str, object]) -> str:
    """The document's text. Raises ``NotCanonical`` for floats, odd types, control characters
    other than LF and tab, lone surrogates, and keys that are not text or become equal."""
    return json.dumps(_mapping(document), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(document_text: str) -> str:
    """SHA-256 of the UTF-8 bytes, in hex: the same as the database computes."""
    return hashlib.sha256(document_text.encode()).hexdigest()


def _text(value: str) -> str:
    if _UNSTORABLE.search(value):
        raise NotCanonical("a control character or a lone surrogate")
    return unicodedata.normalize("NFC", value)


def _mapping(document: Mapping[str, object]) -> dict[str, object]:
    written: dict[str, object] = {}
    for key, value in document.items():
        if not isinstance(key, str):
            raise NotCanonical("a key that is not text")
        name = _text(key)
        if name in written:
            raise NotCanonical("two keys that are the same once normalised")
        written[name] = _value(value)
    return written


def _value(value: object) -> object:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Mapping):
        return _mapping(value)
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return [_value(item) for item in value]
    raise NotCanonical(f"a value of type {type(value).__name__}")
