"""A text far beyond its limit is refused before any work is done on it, and stays in its box."""

import pytest
from django import forms

from community import fields
from community.fields import LineField, VoiceField
from community.lib.receipts import new_code
from stories.share.returning import forms as returning


class OneOfEach(forms.Form):
    """The three kinds of fields for an author's words."""

    voice = VoiceField(required=False)
    line = LineField(limit=100, required=False)
    text = returning.Text(limit=100, rows=3, required=False)


@pytest.fixture
def untouched(monkeypatch):
    def never(text):
        raise AssertionError("a text that cannot fit was worked on")

    for module in (fields, returning):
        monkeypatch.setattr(module, "tidy", never)
        monkeypatch.setattr(module, "holds_code", never)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("voice", "too_long"),
        ("line", "too_long"),
        ("text", "max_length"),
    ],
)
def test_far_too_long_is_refused_untouched(untouched, name, code):
    typed = "a" + "\u0301\u0328" * 150_000
    form = OneOfEach({name: typed})
    form.fields = {name: form.fields[name]}
    assert [error.code for error in form.errors.as_data()[name]] == [code]
    assert form[name].value() == typed
    assert str(form.errors[name][0])


def test_room_is_counted_in_what_is_kept(settings):
    lines = "\r\n" * (settings.VOICE_LIMIT - 1)
    form = OneOfEach({"voice": f"{lines}x", "line": "a " * 50, "text": "e\u0301" * 100})
    assert form.is_valid(), form.errors
    assert len(form.cleaned_data["text"]) == 100


def test_a_text_that_is_too_long_is_not_searched_for_codes(monkeypatch):
    monkeypatch.setattr(returning, "holds_code", lambda text: pytest.fail("searched"))
    form = OneOfEach({"text": new_code() * 10})
    assert [error.code for error in form.errors.as_data()["text"]] == ["max_length"]
