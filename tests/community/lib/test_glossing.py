"""Words in a text lead to what they mean, and nothing else of the text changes."""

import re

import html5lib
from hypothesis import given
from hypothesis import strategies as st

from community.lib.glossing import LEFT_ALONE, Words, gloss, words_of
from community.lib.sanitize import TAGS, clean_rich

LABELS = [("restraint", "r"), ("physical restraint", "p"), ("SPDC", "s"), ("être forcé", "e")]
TEXT = st.sampled_from(
    ["restraint", "Physical restraint", "restraints", "SPDC", "être forcé", "a & b", "<", "x "]
)


def link(key: str, text: str) -> str:
    return f'<a class="term" href="#{key}">{text}</a>'


def marked(html: str) -> str:
    return gloss(html, words_of(LABELS), link)


@st.composite
def html(draw: st.DrawFn) -> str:
    """Any rich text as `clean_rich` lets it through."""
    parts = st.recursive(
        TEXT,
        lambda inner: st.builds(
            lambda tag, some: f"<{tag}>{' '.join(some)}</{tag}>",
            st.sampled_from(sorted(TAGS - {"br", "hr"})),
            st.lists(inner, max_size=4),
        ),
        max_leaves=12,
    )
    return clean_rich(" ".join(draw(st.lists(parts, max_size=6))))


@given(html())
def test_without_its_links_the_text_is_what_it_was(source: str) -> None:
    assert re.sub(r'<a class="term" href="#\w">(.*?)</a>', r"\1", marked(source)) == source


@given(html())
def test_no_link_stands_in_a_link_or_a_heading_and_each_word_has_one(source: str) -> None:
    tree = html5lib.parse(marked(source), namespaceHTMLElements=False)
    parents = {child: parent for parent in tree.iter() for child in parent}
    found = tree.findall(".//a[@class='term']")
    for one in found:
        above = parents.get(one)
        while above is not None:
            assert above.tag not in LEFT_ALONE
            above = parents.get(above)
    keys = [one.get("href") for one in found]
    assert len(keys) == len(set(keys))


@given(st.text(max_size=60))
def test_any_text_is_survived(source: str) -> None:
    gloss(source, words_of(LABELS), link)


def test_whole_words_the_longest_first_and_once_a_page() -> None:
    assert marked("<p>No restraints, no unrestraint, no re-restraint.</p>").count("term") == 0
    assert marked("<p>Physical restraint, restraint, restraint</p>") == (
        '<p><a class="term" href="#p">Physical restraint</a>, '
        '<a class="term" href="#r">restraint</a>, restraint</p>'
    )
    assert "term" not in marked('<h2>Restraint</h2><p><a href="/x">SPDC</a></p>')
    words = words_of(LABELS)
    assert "term" in gloss("<p>SPDC</p>", words, link)
    assert "term" not in gloss("<p>SPDC</p>", words, link)


def test_no_words_no_change() -> None:
    assert gloss("<p>SPDC</p>", Words({}), link) == "<p>SPDC</p>"
    assert words_of([("ab", "short"), ("Abc", "one"), ("abc", "two")]).keys == {"abc": "one"}
