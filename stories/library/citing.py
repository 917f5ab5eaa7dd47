"""How a story is cited: by what its author shows, the site, the quarter and the address."""

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from community.templatetags.look import breakable
from stories.reading import Reading


def citation(reading: Reading, *, quarter: str, address: str) -> SafeString:
    """A line to copy. Never a day; the name only as its author shows it.

    Only for a story that anybody may quote: of another, the address alone may be passed on.
    """
    return format_html(
        "{}. {} ({}). {}",
        format_html_join(", ", "{}", ((part,) for part in _told(reading))),
        settings.WAGTAIL_SITE_NAME,
        quarter,
        breakable(address),
    )


def _told(reading: Reading) -> list[str]:
    """What it is called and whose voice it is; that it was invented, or translated."""
    title = _title(reading)
    if reading.name:
        name = format_html("<bdi>{}</bdi>", reading.name)
        title = format_html(_("{name}: {title}"), name=name, title=title)
    parts = [title, reading.told_by]
    if reading.example:
        parts.append(_("an invented example"))
    if reading.original_language:
        parts.append(_("translated from %(language)s") % {"language": reading.original_language})
    return parts


def _title(reading: Reading) -> str:
    if not reading.title:
        return _("A story")
    told = format_html(
        '<span lang="{}" dir="{}">{}</span>', reading.language, reading.direction, reading.title
    )
    return format_html(_("“{title}”"), title=told)
