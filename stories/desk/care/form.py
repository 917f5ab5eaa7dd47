"""What a moderator wants to be spared, as a form of their own."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from community.models import Coercion
from community.models.merged_topic import now_called
from stories.choices import Note
from stories.vault.models import ReadingCare

MOST_A_DAY = 50


class CareForm(forms.ModelForm):  # type: ignore[type-arg]
    """By what a story mentions, by topic, and how many a day. Nothing here is needed."""

    notes = forms.MultipleChoiceField(
        label=_("Do not give me stories that mention"),
        help_text=_(
            "As far as somebody has noted it. What nobody has read yet has no such notes: there "
            "the topics below count, which its author chose."
        ),
        choices=Note.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    topics = forms.MultipleChoiceField(
        label=_("Do not give me stories about"),
        help_text=_("With everything that is part of it."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    seen_only = forms.BooleanField(
        label=_("Do not give me stories that nobody has looked at yet"), required=False
    )
    daily = forms.IntegerField(
        label=_("How many stories a day, at most"),
        help_text=_("Leave it empty for no limit."),
        required=False,
        min_value=1,
        max_value=MOST_A_DAY,
    )

    class Meta:
        model = ReadingCare
        fields = ["daily", "seen_only", "notes", "topics"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["topics"] = now_called(self.instance.topics)
        tree = Coercion.objects.all().tree()
        self.fields["topics"].choices = [  # type: ignore[attr-defined]
            (topic.slug, f"{'– ' * (depth - 1)}{topic.label}") for topic, depth in tree if depth
        ]
