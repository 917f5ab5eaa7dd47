"""A draft begins, also where its first name is taken."""

from collections.abc import Iterator

import pytest

from stories.actions.sending import begin as beginning
from stories.actions.sending.begin import begin
from stories.vault.models import Submission

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_a_name_that_is_taken_is_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    first = begin(language="en")
    drawn: Iterator[str] = iter([first.reference, "K7QF2M"])
    monkeypatch.setattr(beginning, "new_reference", lambda: next(drawn))
    field = Submission._meta.get_field("reference")
    monkeypatch.setitem(field.__dict__, "_get_default", lambda: first.reference)
    second = begin(language="en")
    assert second.reference == "K7QF2M"
    assert Submission.objects.count() == 2
