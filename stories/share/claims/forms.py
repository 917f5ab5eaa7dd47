"""What is asked: never more than it takes, and nothing of the story is ever shown."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from community.fields import PRIVATE, LineField
from stories.choices import InStory
from stories.share.returning.forms import Text

LIMIT = 10_000  # characters
LINE_LIMIT = 200


class ClaimForm(forms.Form):
    """What both kinds of claim share: a way to say that there is an answer."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"] = forms.EmailField(
            label=_("May we tell you when there is an answer?"),
            help_text=_(
                "An email address that only you read. The note says that there is news, and not "
                "from where. You do not need this: the code that you get next is enough."
            ),
            required=False,
            max_length=254,
            widget=forms.EmailInput(attrs=PRIVATE | {"autocapitalize": "off"}),
            error_messages={
                "invalid": _("This does not look like an email address. It needs an @ in it."),
                "max_length": _("This address is too long to be one."),
            },
        )

    def told(self) -> dict[str, str]:
        """What to seal. Call it on a valid form only."""
        answers = self.cleaned_data.items()
        return {name: str(text) for name, text in answers if text and name != "contact"}


class LostCodeForm(ClaimForm):
    """Only what the sealed text holds can prove who wrote it."""

    told = Text(
        label=_("What do you remember that does not stand on the page?"),
        help_text=_(
            "For example words that were changed or left out, a town, a name, or what you "
            "and we wrote to each other. Whole sentences help most."
        ),
        limit=LIMIT,
        rows=9,
        error_messages={"required": _("Please tell us something that only you can know.")},
    )
    when = LineField(
        label=_("When did you send it?"),
        help_text=_("As well as you remember: a month, or “two weeks after Easter”."),
        limit=LINE_LIMIT,
        required=False,
    )


class HiddenStoryForm(LostCodeForm):
    """For a story that is not on the site: the desk has to find it first."""

    field_order = ("title", "told", "when", "contact")

    title = LineField(
        label=_("Did it have a title?"),
        limit=LINE_LIMIT,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["told"].label = _("What did you write, as well as you remember?")
        self.fields["told"].help_text = _(
            "For example what happened, the country, a name or a place, the years, or what you and "
            "we wrote to each other. Whole sentences help most."
        )


class InStoryForm(ClaimForm):
    """Which words, and who the person is to them."""

    field_order = ("passage", "who", "more", "contact")

    passage = Text(
        label=_("Which words do you mean?"),
        help_text=_("Copy them, or say where in the story they are."),
        limit=LIMIT,
        rows=4,
        error_messages={"required": _("Please say which words you mean, as well as you can.")},
    )
    who = forms.ChoiceField(
        label=_("Who are they about?"),
        choices=InStory.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Please choose one."),
            "invalid_choice": _("Please choose one of these."),
        },
    )
    more = Text(
        label=_("What should we know?"),
        help_text=_(
            "For example how people could recognise you, or what it does to you. You do not have "
            "to write a name."
        ),
        limit=LIMIT,
        rows=5,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(self.field_order)
