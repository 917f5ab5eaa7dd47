"""What may stand beside a story about somebody else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.choices import Agreement, Detail, Perspective
from stories.document import Content, Shown, read_document, write_document
from stories.someone_else import Care, as_shown, care_for, checklist, whole_decades

EVERYTHING = Shown.of(Detail.values)


def content(perspective: str = "close", agreement: str = "unknown") -> Content:
    return Content(
        language="en",
        perspective=perspective,
        agreement=agreement,
        happened="They tied him down.",
        name="R.",
        country="FI",
        region="Lapland",
        setting="hospital-ward",
        years=(1987, 1993),
    )


@pytest.mark.parametrize(
    ("perspective", "agreement", "care"),
    [
        ("me", "", Care.NONE),
        ("staff", "", Care.NONE),
        ("close", "yes", Care.NONE),
        ("saw", "yes", Care.NONE),
        ("close", "unknown", Care.NOT_AGREED),
        ("saw", "unknown", Care.NOT_AGREED),
        ("close", "", Care.NOT_AGREED),
        ("saw", "", Care.NOT_AGREED),
        ("close", "died", Care.DIED),
        ("me", "unknown", Care.NOT_AGREED),
        ("me", "died", Care.DIED),
    ],
)
def test_the_answers_call_for_a_care(perspective, agreement, care):
    assert care_for(perspective, agreement) == care


def test_not_agreed_no_page_can_hold_region_or_years():
    told = content()
    assert told.available() == [Detail.NAME, Detail.COUNTRY, Detail.SETTING]
    document = write_document("K7QF", told, EVERYTHING)
    details = read_document(document)["details"]
    assert details["region"] is None and details["years"] is None
    assert "Lapland" not in document and "1987" not in document
    assert details["country"] == "FI"


def test_died_the_years_are_whole_decades_and_the_region_is_gone():
    told = content(agreement="died")
    details = read_document(write_document("K7QF", told, EVERYTHING))["details"]
    assert details["years"] == [1980, 1999] and details["region"] is None
    assert Detail.YEARS in told.available() and Detail.REGION not in told.available()


def test_agreed_everything_may_be_shown():
    told = content(agreement="yes")
    details = read_document(write_document("K7QF", told, EVERYTHING))["details"]
    assert details["region"] == "Lapland" and details["years"] == [1987, 1993]


def test_the_agreement_itself_is_on_no_page():
    assert write_document("K7QF", content("me", ""), Shown()) == write_document(
        "K7QF", content("me", "yes"), Shown()
    )


@given(
    st.sampled_from(Perspective.values),
    st.sampled_from(["", *Agreement.values]),
    st.sets(st.sampled_from(Detail.values)),
)
def test_nothing_is_shown_that_is_not_available(perspective, agreement, names):
    told = content(perspective, agreement)
    document = read_document(write_document("K7QF", told, Shown.of(names)))
    shown = {name for name, value in document["details"].items() if value}
    shown |= {"name"} if document["name"] else set()
    assert shown == names & {detail.value for detail in told.available()}


@given(st.integers(1900, 2100), st.integers(0, 90))
def test_whole_decades_hold_the_years_and_begin_and_end_with_one(first, more):
    begins, ends = whole_decades((first, first + more))
    assert begins <= first and first + more <= ends
    assert begins % 10 == 0 and ends % 10 == 9
    assert first - begins < 10 and ends - (first + more) < 10


def test_nothing_given_is_nothing_shown():
    for care in Care:
        assert as_shown(Detail.YEARS, None, care) is None
        assert as_shown(Detail.COUNTRY, "", care) is None


def test_only_care_has_a_checklist():
    assert checklist(Care.NONE) == ()
    assert set(checklist(Care.NOT_AGREED)) == {"relationship", "quotes"}
    assert "method" in checklist(Care.DIED) and "full-name" in checklist(Care.DIED)
