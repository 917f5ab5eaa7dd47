"""What nobody needs any more goes, and nothing else."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from PIL import Image

from community.models import HouseImage
from groups.actions.add import add
from groups.actions.picture import put_picture
from groups.actions.resume import resume_due
from groups.actions.suggest import suggest
from groups.actions.upkeep.duties import duties
from groups.actions.upkeep.sweep import sweep_pictures, sweep_unsent
from groups.models import Group, Standing, Suggestion
from groups.models.suggestion import SuggestionKind
from tests.groups.factories import make_group, make_steward

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
TODAY = date(2026, 6, 15)


def picture() -> SimpleUploadedFile:
    drawn = BytesIO()
    Image.new("RGB", (8, 8), "teal").save(drawn, "PNG")
    return SimpleUploadedFile("jana-at-home.png", drawn.getvalue(), "image/png")


def begun(days_ago: int) -> Group:
    user = make_steward(make_group(), f"{days_ago}@example.org")
    claims = {"name": "Begun", "kind": "family", "scope": "online"}
    group = add(claims=claims, ways=[], organiser=user, today=TODAY)
    Group.objects.filter(pk=group.pk).update(added_on=TODAY - timedelta(days=days_ago))
    return group


def test_what_was_begun_and_never_sent_goes_after_a_month() -> None:
    old, young = begun(30), begun(29)
    make_group("Brought in from a file", public=False, confirmed_on=None)
    assert sweep_unsent(today=TODAY) == 1
    assert not Group.objects.filter(pk=old.pk).exists()
    assert Group.objects.filter(pk=young.pk).exists()
    assert Group.objects.filter(name="Brought in from a file").exists()


def test_loose_pictures_go_and_others_stay(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    public = make_group()
    user = make_steward(public)
    with time_machine.travel(datetime(2026, 6, 1, tzinfo=UTC)):
        HouseImage.objects.create(title="An editor's", file=picture())
        for words in ("First logo.", "Second logo."):
            put_picture(group_id=public.pk, file=picture(), words=words, steward=user)
    # Both stand in a version of the entry, which an editor may still look at.
    assert sweep_pictures(today=TODAY) == 0
    public.revisions.all().delete()
    assert sweep_pictures(today=date(2026, 6, 2)) == 0, "too young"
    assert sweep_pictures(today=TODAY) == 2
    assert list(HouseImage.objects.values_list("title", flat=True)) == ["An editor's"]
    assert "jana" not in str(list(tmp_path.rglob("*")))


def test_what_rests_until_a_day_comes_back_on_it() -> None:
    until = TODAY + timedelta(days=3)
    group = make_group(standing={"paused_on": TODAY, "paused_until": until, "paused_words": "x"})
    make_group("For long", standing={"paused_on": TODAY})
    assert resume_due(today=until - timedelta(days=1)) == 0
    assert resume_due(today=until) == 1
    standing = Standing.objects.get(group=group)
    assert (standing.paused_on, standing.paused_until, standing.paused_words) == (None, None, "")
    assert standing.confirmed_on == TODAY, "nobody confirmed anything"


def test_messages_end_by_themselves_and_whoever_left_an_address_is_told() -> None:
    group = make_group()
    told = suggest(
        suggestion_id=group.pk,
        kind=SuggestionKind.CHANGE,
        language="en",
        today=TODAY,
        group=group,
        text="They moved.",
        contact="kind@example.org",
    )
    for day in (told.ends_on - timedelta(days=1), told.ends_on):
        assert Suggestion.objects.exists()
        for _called, do in duties(datetime(day.year, day.month, day.day, tzinfo=UTC)):
            do()
    assert not Suggestion.objects.exists()
    assert [letter.to for letter in mail.outbox] == [["kind@example.org"]]
    assert "They moved" not in str(mail.outbox[0].body)


def test_housekeeping_does_all_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("housekeeping")
    said = capsys.readouterr().out
    for called, _do in duties(datetime(2026, 6, 15, tzinfo=UTC)):
        assert f"{called}: " in said
