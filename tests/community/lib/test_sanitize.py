"""Nothing that runs, loads or styles comes through."""

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.lib.sanitize import SCHEMES, TAGS, clean_rich

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='jAvAsCrIpT&#58;alert(1)'>x</a>",
    "<a href='data:text/html,x'>x</a>",
    "<p style='background:url(//x)'>x</p>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    (
        "<math><mtext><table><mglyph><style><!--</style>"
        "<img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>"
    ),
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<form action=//x><input name=a></form>",
    "<p onclick=alert(1) class=x id=y>x</p>",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
]
fragments = st.sampled_from(
    [
        *ATTACKS,
        "\x0c",
        "&#12;",
        "<p>",
        "</p>",
        "<b",
        ">",
        "&lt;",
        "&",
        "<a href=https://x.org>",
        "é",
    ]
)
html = st.lists(fragments | st.text(max_size=8), max_size=8).map("".join)


def elements(text: str) -> list[tuple[str, dict[str, str]]]:
    tree = html5lib.parseFragment(text, namespaceHTMLElements=False)
    return [(item.tag, item.attrib) for item in tree.iter() if item.tag != "DOCUMENT_FRAGMENT"]


def assert_safe(text: str) -> None:
    for tag, attributes in elements(text):
        assert tag in TAGS
        assert set(attributes) <= {"href", "title", "hreflang", "rel", "lang", "dir"}
        if ":" in attributes.get("href", "").partition("/")[0]:
            assert attributes["href"].partition(":")[0].lower() in SCHEMES


@pytest.mark.parametrize("attack", ATTACKS)
def test_attacks_come_to_nothing(attack: str) -> None:
    assert_safe(clean_rich(attack))


@given(html)
def test_anything_comes_out_safe_and_stays_so(text: str) -> None:
    once = clean_rich(text)
    assert_safe(once)
    assert clean_rich(once) == once


@pytest.mark.parametrize(
    "scheme", ["https://example.org/", "mailto:a@example.org", "tel:+3221", "/en/"]
)
def test_links_stay_and_get_rel(scheme: str) -> None:
    assert clean_rich(f'<p lang="fr"><a href="{scheme}">x</a></p>') == (
        f'<p lang="fr"><a href="{scheme}" rel="noopener noreferrer">x</a></p>'
    )
