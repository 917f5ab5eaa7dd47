"""A circle is a listing with answers of its own, and its coming meetings are rows."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError

from community.lib.schedule.rules import Once
from community.lib.schedule.schedule import Schedule
from community.models import User
from groups.actions.check import check_group
from groups.actions.send import hand_in, send
from groups.choices import Scope
from groups.circles.choices import Training, Way
from groups.claims import newest
from groups.models import Circle, Facet, Group, Occurrence
from groups.models.occurrence import AHEAD, carry_on
from tests.groups.factories import TODAY, make_circle, make_group, make_steward

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 6, 15, 12, tzinfo=UTC)


def test_the_directory_lists_no_circle_and_circles_no_group() -> None:
    group, circle = make_group(), make_circle()
    assert list(Group.objects.listed(TODAY)) == [group]
    assert list(Circle.objects.listed(TODAY)) == [circle]


@pytest.mark.parametrize(
    ("confirmed", "shown"), [(date(2025, 12, 16), True), (date(2025, 12, 15), False)]
)
def test_a_circle_is_hidden_after_six_months(confirmed: date, shown: bool) -> None:
    make_circle(confirmed_on=confirmed)
    assert Circle.objects.listed(TODAY).exists() is shown


@time_machine.travel(NOON, tick=False)
def test_coming_meetings_are_rows_while_it_is_public() -> None:
    circle = make_circle()
    rows = Occurrence.objects.filter(circle=circle)
    assert rows.count() == AHEAD.days // 7
    assert rows.earliest("begins").begins == datetime(2026, 6, 16, 17, tzinfo=UTC)
    # Wagtail unpublishes by the listing's own row.
    Group.objects.get(pk=circle.pk).unpublish()
    assert not rows.exists()


@time_machine.travel(NOON, tick=False)
def test_new_dates_replace_the_rows() -> None:
    circle = make_circle()
    once = Schedule(Once(), date(2026, 7, 1), time(18), 60, "Europe/Prague")
    circle.meeting.put(once).save()
    assert [row.day for row in Occurrence.objects.all()] == [date(2026, 7, 1)]


def test_housekeeping_carries_the_rows_on() -> None:
    with time_machine.travel(NOON, tick=False):
        make_circle()
        assert carry_on(NOON) == 0
    later = NOON + timedelta(weeks=5)
    assert carry_on(later) == 1
    assert Occurrence.objects.latest("begins").begins > later + AHEAD - timedelta(weeks=2)


def test_a_version_of_a_circle_holds_all_its_answers_until_it_is_checked() -> None:
    circle = make_circle(public=False)
    organiser = make_steward(circle)
    sent = send(group_id=circle.pk, steward=organiser, today=TODAY)
    editor = User.objects.create_superuser("editor@example.org")
    check_group(group_id=circle.pk, revision_id=sent.latest_revision_id, editor=editor, today=TODAY)
    public = Circle.objects.get()
    assert public.live and public.convenor == circle.convenor
    public.convenor = "Somebody else"
    hand_in(public, organiser)
    asked = newest(Group.objects.get(pk=circle.pk))
    assert isinstance(asked, Circle) and asked.convenor == "Somebody else"
    assert Circle.objects.get().convenor == circle.convenor
    assert Group.objects.get(pk=circle.pk).revisions.count() == public.revisions.count() == 2
    check_group(
        group_id=circle.pk, revision_id=asked.latest_revision_id, editor=editor, today=TODAY
    )
    assert Circle.objects.get().convenor == "Somebody else"


def test_a_circle_is_found_by_its_language() -> None:
    circle = make_circle()
    assert Facet.objects.filter(group=circle.pk, name="languages", slug="cs").exists()


@pytest.mark.parametrize(
    ("name", "training", "refused"),
    [
        ("IPS in Brno", Training.INSPIRED, True),
        ("Intentional Peer Support Brno", Training.SOME, True),
        ("IPS-inspired circle", Training.INSPIRED, False),
        ("L’IPS di Brno", Training.INSPIRED, True),
        ("Intentional  Peer-Support", Training.INSPIRED, True),
        ("IPS-inspirierter Kreis", Training.INSPIRED, False),
        ("Kruh inšpirovaný IPS", Training.SOME, False),
        ("Cerchio ispirato all’IPS", Training.INSPIRED, False),
        ("Lips and tips", Training.INSPIRED, False),
        ("IPS in Brno", Training.TRAINED, False),
    ],
)
def test_only_the_trained_bear_the_name_alone(name: str, training: str, refused: bool) -> None:
    if refused:
        with pytest.raises(ValidationError) as caught:
            make_circle(name, training=training)
        assert set(caught.value.message_dict) == {"name"}
    else:
        make_circle(name, training=training)


def test_a_circle_online_stands_nowhere_on_the_map() -> None:
    circle = make_circle(way=Way.ONLINE)
    assert circle.scope == Scope.ONLINE and circle.band is None and circle.online


def test_a_circle_knows_what_waits_for_it_whichever_row_is_asked() -> None:
    circle = make_circle(public=False)
    organiser = make_steward(circle)
    send(group_id=circle.pk, steward=organiser, today=TODAY)
    for row in (Circle.objects.get(), Group.objects.get()):
        assert row.current_workflow_task_state and row.workflow_in_progress
    again = Circle.objects.get()
    again.about = "We meet in the garden in summer."
    hand_in(again, organiser)
    assert again.workflow_states.count() == 1
    assert again.current_workflow_task_state.revision_id == again.latest_revision_id
