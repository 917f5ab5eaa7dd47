"""A way to say that there is news, for those who want one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from community.fields import PRIVATE
from stories.share.forms.step import StepForm


class ContactForm(StepForm):
    """An email address. The note that goes there names no site and no story."""

    contact = forms.EmailField(
        label=_("May we tell you when there is news?"),
        help_text=_("An email address that only you read. You do not need this."),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs=PRIVATE | {"autocapitalize": "off"}),
        error_messages={
            "invalid": _("This does not look like an email address. It needs an @ in it."),
            "max_length": _("This address is too long to be one."),
        },
    )
