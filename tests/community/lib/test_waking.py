"""Meetings in somebody's waking hours, by their own clocks."""

from datetime import UTC, datetime, time, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from community.lib.waking import HALF_HOURS, Waking, asleep_by_shift, overlap, rank, share
from community.lib.zones import zone
from tests.community.lib.schedule.invented import TIMES, TWENTY

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
STARTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))


def meeting(hour: int, minutes: int = 60) -> tuple[datetime, datetime]:
    start = datetime(2026, 12, 1, hour, tzinfo=UTC)
    return start, start + minutes * MINUTE


def by_hand(start: datetime, end: datetime, waking: Waking) -> timedelta:
    """Minute by minute, by what the clock on the wall shows."""
    awake = timedelta(0)
    while start < end:
        wall = start.astimezone(waking.zone).time()
        if waking.wakes < waking.to:
            awake += MINUTE * (waking.wakes <= wall < waking.to)
        else:
            awake += MINUTE * (wall >= waking.wakes or wall < waking.to)
        start += MINUTE
    return awake


@given(
    STARTS.map(lambda at: at.replace(second=0, microsecond=0)),
    st.integers(0, 300),
    st.sampled_from(TWENTY),
    st.sampled_from([(8, 22), (5, 0), (6, 14), (14, 6), (22, 8)]),
)
def test_it_is_what_one_would_count_by_hand(
    start: datetime, minutes: int, name: str, hours: tuple[int, int]
) -> None:
    waking = Waking(zone(name), time(hours[0]), time(hours[1]))
    end = start + minutes * MINUTE
    assert overlap(start, end, waking) == by_hand(start, end, waking)


@given(STARTS, st.integers(1, 300), st.sampled_from(TWENTY), TIMES, TIMES)
def test_a_share_is_a_share(
    start: datetime, minutes: int, name: str, wakes: time, to: time
) -> None:
    found = share([(start, start + minutes * MINUTE)], Waking(zone(name), wakes, to))
    assert 0 <= found <= 1


def test_a_whole_day_is_a_whole_day() -> None:
    assert share([meeting(3, 24 * 60)], Waking(zone("Asia/Tehran"), time(0), time(0))) == 1


def test_the_best_stand_first_and_equal_ones_keep_their_order() -> None:
    lisbon = Waking(zone("Europe/Lisbon"))
    circles = [
        ("night", [meeting(3)]),
        ("late", [meeting(21, 120)]),
        ("evening", [meeting(19)]),
        ("noon", [meeting(12)]),
        ("none", []),
    ]
    assert rank(circles, lisbon) == [
        ("evening", 1.0),
        ("noon", 1.0),
        ("late", 0.5),
        ("night", 0.0),
        ("none", 0.0),
    ]


def test_the_same_meeting_suits_people_of_other_zones_otherwise() -> None:
    in_the_evening = [meeting(20)]
    assert share(in_the_evening, Waking(zone("Europe/Lisbon"))) == 1
    assert share(in_the_evening, Waking(zone("Australia/Sydney"))) == 0


@given(
    starts=st.lists(STARTS, min_size=1, max_size=4),
    minutes=st.integers(5, 24 * 60),
    shift=st.integers(0, 27),
)
def test_the_table_of_shifts_says_what_the_share_says(
    starts: list[datetime], minutes: int, shift: int
) -> None:
    spans = [
        (start, start + timedelta(minutes=minutes))
        for start in (each.replace(second=0, microsecond=0, tzinfo=UTC) for each in starts)
    ]
    where = timezone(timedelta(minutes=30 * shift))
    awake = share(spans, Waking(where))  # type: ignore[arg-type]
    assert abs(asleep_by_shift(spans)[shift] - (100 - 100 * awake)) <= 0.5 + 1e-9


def test_no_meeting_suits_nobody() -> None:
    assert asleep_by_shift([]) == [100] * HALF_HOURS
