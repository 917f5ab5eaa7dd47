"""Directory editors get a letter when somebody waits for them: one a day, and it tells nothing."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from wagtail.users.models import UserProfile

from community.models import User
from groups.actions.remark import write_remark
from groups.actions.tell_editors import tell_editors
from groups.models import DeskLetter, Group, JoinRequest
from tests.community.staff import staff
from tests.groups.desk_rooms import an_editor, at_the_desk, page
from tests.groups.factories import make_group, make_steward
from tests.groups.stewards.organising import come_in

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

WORDS = "Please ring Jana at the old mill."
Commits = Any  # pytest-django's `django_capture_on_commit_callbacks`


@pytest.fixture
def editor() -> User:
    staff("mod@example.org", group="Moderators")
    return an_editor()


@pytest.fixture
def group() -> Group:
    return make_group("Example Voices", slug="example-voices")


@pytest.fixture
def commits(django_capture_on_commit_callbacks: Any) -> Any:
    return lambda: django_capture_on_commit_callbacks(execute=True)


def remark(group: Group) -> None:
    keeper = group.stewards.first()
    author = keeper.user if keeper else make_steward(group)
    write_remark(group_id=group.pk, author=author, by_editor=False, text=WORDS)


def ask(group: Group, number: int = 0, day: date | None = None) -> JoinRequest:
    person = User.objects.create_user(f"asker{number}@voices.example")
    day = day or timezone.localdate()
    return JoinRequest.objects.create(group=group, user=person, words=WORDS, asked_on=day)


def tomorrow(days: int = 1) -> date:
    return timezone.localdate() + timedelta(days=days)


def test_a_remark_of_an_organiser(editor: User, group: Group, commits: Commits) -> None:
    with commits():
        remark(group)
    [letter] = mail.outbox
    assert letter.to == [editor.email] and not letter.cc and not letter.bcc
    told = f"{letter.subject} {letter.body} {letter.extra_headers}"
    for word in ("Jana", "Example Voices", "example-voices", str(group.pk), "organiser@"):
        assert word not in told
    assert "one such letter a day" in told


def test_an_editors_own_remark_sends_none(editor: User, group: Group, commits: Commits) -> None:
    with commits():
        write_remark(group_id=group.pk, author=editor, by_editor=True, text="Thank you.")
    assert not mail.outbox and tell_editors(today=tomorrow()) == 0


def test_asking_for_what_nobody_keeps(editor: User, group: Group, commits: Commits) -> None:
    asker = Client()
    come_in(asker, "asker@voices.example")
    mail.outbox.clear()
    with commits():
        asker.post("/en/find/example-voices/join/", {"words": WORDS})
    [letter] = mail.outbox
    assert letter.to == [editor.email] and "Jana" not in str(letter.body)
    with commits():
        asker.post("/en/find/example-voices/join/", {"words": "Once more."})
        tell_editors(today=tomorrow())
    assert len(mail.outbox) == 1


def test_asking_those_who_keep_it_is_no_matter_of_editors(
    editor: User, group: Group, commits: Commits
) -> None:
    keeper = make_steward(group)
    asker = Client()
    come_in(asker, "asker@voices.example")
    mail.outbox.clear()
    with commits():
        asker.post("/en/find/example-voices/join/", {"words": WORDS})
    assert [letter.to for letter in mail.outbox] == [[keeper.email]]


def test_one_letter_a_day_and_nothing_is_forgotten(
    editor: User, group: Group, commits: Commits
) -> None:
    another = make_group("Another")
    with commits():
        remark(group)
        remark(group)
        remark(another)
    assert len(mail.outbox) == 1
    with commits():
        ask(make_group("Nobody's"))
        assert tell_editors(today=timezone.localdate()) == 0
        assert tell_editors(today=tomorrow()) == 1
        # What came since is told once, on the day after, and not again.
        assert tell_editors(today=tomorrow()) == 0
        assert tell_editors(today=tomorrow(2)) == 0
    assert len(mail.outbox) == 2 and DeskLetter.objects.count() == 1


def test_every_editor_alone_in_their_own_language(
    editor: User, group: Group, commits: Commits
) -> None:
    german = an_editor("zweite@example.org")
    UserProfile.objects.update_or_create(user=german, defaults={"preferred_language": "de"})
    gone = an_editor("gone@example.org")
    User.objects.filter(pk=gone.pk).update(is_active=False)
    with commits():
        remark(group)
    assert sorted(letter.to for letter in mail.outbox) == [[editor.email], [german.email]]


def test_a_mail_server_that_is_down_loses_no_remark(
    editor: User, group: Group, commits: Commits, settings: Any
) -> None:
    settings.EMAIL_BACKEND = "tests.groups.actions.upkeep.test_remind.DownMail"
    with commits():
        remark(group)
    assert group.remarks.count() == 1


def test_the_first_page_and_the_list_lead_there(group: Group) -> None:
    desk = at_the_desk()
    nobodys = make_group("Nobody's Lantern")
    ask(nobodys)
    remark(group)
    first = page(desk.get("/admin/"))
    assert "that somebody would like to keep" in first
    assert "remarks of organisers without an answer" in first
    asked = page(desk.get("/admin/directory/listings/?state=asked-for"))
    assert "Nobody&#x27;s Lantern" in asked and "Example Voices" not in asked
    said = page(desk.get("/admin/directory/listings/?state=remark"))
    assert "Example Voices" in said and "Nobody&#x27;s Lantern" not in said
    write_remark(group_id=group.pk, author=an_editor("e@x.org"), by_editor=True, text="Yes.")
    assert "without an answer" not in page(desk.get("/admin/"))
