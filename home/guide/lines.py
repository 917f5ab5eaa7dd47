"""Help lines on a guide page."""

from community.models import Helpline
from community.models.helpline import HelplineQuerySet


def lines_of(country: str) -> HelplineQuerySet:
    """Those of the country, or of the whole Union where none is named."""
    if country:
        return Helpline.objects.reaching(country.upper())
    return Helpline.objects.everywhere()
