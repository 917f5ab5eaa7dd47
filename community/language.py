"""The language of the page that is being made."""

from django.conf import settings
from django.utils.translation import get_language


def page_language() -> str:
    """Its plain code: "de" also for "de-AT", and the site's own language outside of any page."""
    return (get_language() or settings.LANGUAGE_CODE).split("-")[0]
