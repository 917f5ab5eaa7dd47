"""How what is done by itself ended: written down without how much, for whom, or why in words."""

from typing import Any

import pytest
from django.db import DatabaseError
from django.utils import timezone

from community.duties import FAILED, carry_out, end_noted
from community.models import LastRun

pytestmark = pytest.mark.django_db
WORDS = "Quastenflosser am Fjord"


def broken() -> int:
    raise ValueError(f"Failing row contains ({WORDS})")


def test_each_duty_has_one_row_with_its_last_run() -> None:
    for _ in range(3):
        carry_out([("stories published", lambda: 4)])
    (run,) = LastRun.objects.all()
    assert run.name == "stories published" and run.error == ""
    assert run.last_success == run.last_run is not None
    kept = {field.name for field in LastRun._meta.get_fields()}
    assert kept == {
        "id",
        "name",
        "last_run",
        "last_success",
        "failing_since",
        "times_failed",
        "error",
    }, "never how many: one of them is somebody"


def test_a_failure_is_seen_since_when_and_where_and_goes_when_it_is_mended() -> None:
    carry_out([("drafts swept", lambda: 0)])
    well = LastRun.objects.get().last_success
    for times in (1, 2):
        assert carry_out([("drafts swept", broken), ("waits ended", lambda: 1)])[FAILED] == 1
        run = LastRun.objects.failing().get()
        assert run.times_failed == times and run.last_success == well < run.failing_since
        assert run.error.startswith("ValueError in tests/community/test_duties.py:")
        assert WORDS not in str(LastRun.objects.values_list())
    since = LastRun.objects.get(name="drafts swept").failing_since
    assert since < LastRun.objects.get(name="drafts swept").last_run
    carry_out([("drafts swept", lambda: 0)])
    run = LastRun.objects.get(name="drafts swept")
    assert (run.times_failed, run.error, run.failing_since) == (0, "", None)


def test_one_thing_is_noted_and_its_error_goes_on() -> None:
    with pytest.raises(ValueError, match="Failing row"), end_noted("backup"):
        broken()
    assert LastRun.objects.get().error.startswith("ValueError in")
    with end_noted("backup"):
        pass
    assert LastRun.objects.get().error == ""


def test_a_house_that_cannot_write_it_down_does_its_work(monkeypatch: Any) -> None:
    def away(*args: Any) -> None:
        raise DatabaseError

    monkeypatch.setattr("community.models.last_run.LastRunQuerySet.note", away)
    monkeypatch.setattr(type(LastRun.objects), "note", away)
    done = []
    assert carry_out([("drafts swept", lambda: done.append(timezone.now()) or 1)])[FAILED] == 0
    assert done and not LastRun.objects.exists()
