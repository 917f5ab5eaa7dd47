"""A word is known in each form in which a machine may have kept it."""

import base64
import html
import json
import quopri
import unicodedata
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.residue.haystack import Haystack
from community.residue.needles import Needle

NEEDLE = "Quäkerhäubchen am Fjord"
UPPER = NEEDLE.upper()


def in_bytes(raw: bytes, needle: str = NEEDLE) -> bool:
    return Haystack(b"before " + raw + b" after").holds(Needle(1, needle))


@pytest.mark.parametrize(
    "raw",
    [
        NEEDLE.encode(),
        UPPER.encode(),
        unicodedata.normalize("NFD", NEEDLE).encode(),
        NEEDLE.encode("utf-16-le"),
        NEEDLE.lower().encode("utf-16-be"),
        NEEDLE.encode("utf-32-le"),
        NEEDLE.encode("utf-32-be"),
        NEEDLE.encode("latin-1"),
        json.dumps(NEEDLE).encode(),
        json.dumps(json.dumps(NEEDLE)).encode(),
        quote_plus(NEEDLE).encode(),
        quote_plus(NEEDLE).lower().encode(),
        quote(UPPER).encode(),
        quopri.encodestring(NEEDLE.encode()),
        quopri.encodestring(("x" * 60 + NEEDLE).encode()),
        NEEDLE.encode("ascii", "xmlcharrefreplace"),
        "".join(f"&#x{ord(sign):X};" for sign in NEEDLE).encode(),
        UPPER.encode("ascii", "xmlcharrefreplace"),
        NEEDLE.replace("ä", "&auml;").encode(),
        NEEDLE.replace("bch", "b\u00adch").encode(),
        NEEDLE.encode().hex().upper().encode(),
        base64.encodebytes(b"x" * 45 + NEEDLE.encode() * 3),
    ],
)
def test_every_form_is_known(raw: bytes) -> None:
    assert in_bytes(raw)
    assert not in_bytes(raw, "Quäkerhäubchen im Fjord")


@pytest.mark.parametrize("gap", ["\n", "\r\n", "  ", "\t", "\u00a0", "\n    "])
@pytest.mark.parametrize("case", [NEEDLE, UPPER])
def test_words_parted_by_other_white_space(gap: str, case: str) -> None:
    parted = case.replace(" ", gap)
    assert in_bytes(parted.encode())
    assert in_bytes(parted.encode("latin-1"))
    assert in_bytes(parted.encode("utf-16-le"))
    assert in_bytes(json.dumps({"a": parted}).encode())
    assert in_bytes(json.dumps(json.dumps(parted, ensure_ascii=False)).encode())
    assert in_bytes(quote_plus(parted).encode())
    assert in_bytes(html.escape(parted).replace("\u00a0", "&nbsp;").encode())


def test_large_letters_beyond_ascii() -> None:
    assert in_bytes("ÜniCORN".encode(), "üNIcorn")
    assert in_bytes("ÜniCORN".encode("latin-1"), "üNIcorn")
    assert in_bytes(json.dumps("ÜniCORN").encode(), "üNIcorn")
    assert in_bytes(b"STRASSE", "Straße")
    assert in_bytes(json.dumps("a \U0001f984 here").encode(), "A\n\U0001f984 HERE")


@given(before=st.binary(max_size=5), after=st.binary(max_size=5))
def test_base64_at_every_alignment(before: bytes, after: bytes) -> None:
    assert in_bytes(base64.b64encode(before + NEEDLE.encode() + after))
    assert in_bytes(base64.urlsafe_b64encode(before + UPPER.encode() + after))


@given(raw=st.binary(max_size=60) | st.text("\\&#u;%=d8 0", max_size=40).map(str.encode))
def test_any_bytes_can_be_read(raw: bytes) -> None:
    assert not in_bytes(raw)


def test_signs_that_html_escapes() -> None:
    assert Haystack(b"Ann &amp; O&#x27;Hara").holds(Needle(1, "ann & o'hara"))
