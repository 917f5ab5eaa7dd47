"""The note about a decided claim: after the commit, or not at all, and never for long."""

import pytest
from django.conf import settings
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection, transaction

from stories.vault.models import Claim, ClaimState, State
from tests.stories.claiming import a_public_story, answer_it, claim_it

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"], transaction=True),
    pytest.mark.usefixtures("topics"),
]
AUTHOR, CLAIMANT = "author@example.org", "claimant@example.org"


class Watched(EmailBackend):
    """Notes down whether a transaction was open, and with it the lock of the story."""

    def send_messages(self, email_messages):
        for letter in email_messages:
            letter.was_held = connection.in_atomic_block
        return super().send_messages(email_messages)


@pytest.fixture
def doubted(settings):
    """One “unsure” is missing, and the story is hidden: its author and the claimant are told."""
    told = a_public_story(contact=AUTHOR)
    claim = answer_it(claim_it(told, contact=CLAIMANT), "anna", "unsure")
    mail.outbox.clear()
    settings.EMAIL_BACKEND = f"{__name__}.Watched"
    return told, claim


def test_no_letter_is_sent_while_the_story_is_locked(doubted):
    told, claim = doubted
    assert answer_it(claim, "ben", "unsure").state == ClaimState.DOUBT
    assert told.again().state == State.SUSPENDED
    assert {letter.to[0]: letter.was_held for letter in mail.outbox} == {
        AUTHOR: False,
        CLAIMANT: False,
    }


def test_a_decision_that_fails_at_its_end_tells_nobody(doubted, monkeypatch):
    told, claim = doubted

    def full(*arguments, **named):
        raise OSError

    monkeypatch.setattr("stories.actions.suspend.removals.suspended", full)
    with pytest.raises(OSError):
        answer_it(claim, "ben", "unsure")
    assert not mail.outbox
    assert told.again().state == State.PUBLISHED
    assert Claim.objects.get(pk=claim.pk).state == ClaimState.OPEN


def test_what_is_rolled_back_around_it_tells_its_author_nothing(doubted):
    told, claim = doubted
    with pytest.raises(LookupError), transaction.atomic():
        answer_it(claim, "ben", "unsure")
        raise LookupError
    assert told.again().state == State.PUBLISHED
    assert not mail.outbox


def test_a_mail_server_that_never_answers_is_not_waited_for():
    assert 0 < settings.EMAIL_TIMEOUT <= 15
