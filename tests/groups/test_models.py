"""An entry, its standing, its facets; and nothing taken out comes back with a revision."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from groups.choices import Control, Kind, Scope
from groups.freshness import Ages, Freshness
from groups.models import Contact, Facet, Group
from tests.groups.factories import TODAY, make_group

AGES = Ages(due=6, stale=9, hidden=12)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 8, 27), Freshness.FRESH),
        (date(2026, 8, 28), Freshness.DUE),
        (date(2026, 11, 27), Freshness.DUE),
        (date(2026, 11, 28), Freshness.STALE),
        (date(2027, 2, 27), Freshness.STALE),
        (date(2027, 2, 28), Freshness.HIDDEN),
    ],
)
def test_a_listing_grows_old(today: date, state: Freshness) -> None:
    assert AGES.of(date(2026, 2, 28), today) == state


def test_never_confirmed_is_hidden() -> None:
    assert AGES.of(None, TODAY) == Freshness.HIDDEN


@given(confirmed=DAYS, later=st.integers(0, 900))
def test_the_database_asks_by_the_same_rule(confirmed: date, later: int) -> None:
    today = confirmed + timedelta(days=later)
    shown = AGES.of(confirmed, today) != Freshness.HIDDEN
    assert (confirmed > AGES.shown_if_confirmed_after(today)) == shown


@pytest.mark.django_db
def test_lists_hold_what_is_public_confirmed_and_neither_resting_nor_closed() -> None:
    here = make_group("Here")
    make_group("Draft", public=False)
    make_group("Old", confirmed_on=date(2025, 6, 15))
    make_group("Never", confirmed_on=None)
    make_group("Resting", standing={"paused_on": TODAY})
    make_group("Closed", standing={"closed_on": TODAY})
    assert list(Group.objects.listed(TODAY)) == [here]


@pytest.mark.django_db
def test_facets_follow_what_is_public() -> None:
    group = make_group(offers=["peer-support", "legal-help"], languages=["cs"])
    rows = Facet.objects.filter(group=group).values_list("name", "slug")
    assert set(rows) == {("offers", "peer-support"), ("offers", "legal-help"), ("languages", "cs")}
    group.offers = ["peer-support"]
    group.save()
    assert group.facet_rows.filter(name="offers").count() == 1
    group.live = False
    group.save()
    assert not group.facet_rows.exists()


@pytest.mark.django_db
def test_a_revision_waits_and_changes_nothing_that_is_public() -> None:
    group = make_group(contacts={"phone": "+420 000 000 000"}, offers=["peer-support"])
    draft = Group.objects.get(pk=group.pk)
    draft.name, draft.offers = "Another name", ["legal-help"]
    revision = draft.save_revision()
    assert Group.objects.get(pk=group.pk).name == "Example Voices"
    Contact.objects.filter(group=group).delete()
    revision.publish()
    now = Group.objects.get(pk=group.pk)
    assert now.name == "Another name"
    assert list(now.facet_rows.values_list("slug", flat=True)) == ["legal-help"]
    assert not now.contacts.exists()


@pytest.mark.django_db
def test_a_group_of_a_hospital_is_never_user_led() -> None:
    group = Group(name="x", slug="x", kind=Kind.USER_LED, scope=Scope.ONLINE, run_by_service=True)
    with pytest.raises(ValidationError, match="not listed as user-led"):
        group.clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        group.save()
    group.run_by_service, group.control = False, Control.PARTLY
    with pytest.raises(ValidationError, match="majority"):
        group.clean()


@pytest.mark.django_db
def test_only_what_stands_somewhere_is_found_by_distance() -> None:
    make_group("Online", scope=Scope.ONLINE)
    town = make_group("Town")
    assert list(Group.objects.local()) == [town]
    assert (town.band, round(town.x**2 + town.y**2 + town.z**2, 9)) == (98, 1.0)
