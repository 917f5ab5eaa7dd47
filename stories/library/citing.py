"""How a story is cited: by what its author shows, the site, the quarter and the address."""

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from stories.reading import Reading


def citation(reading: Reading, *, quarter: str, address: str) -> SafeString:
    """A line to copy. Never a day; the name only as its author shows it.

    Only for a story that may be quoted: of another, the address alone may be passed on.
    """
    title = _title(reading)
    parts = [
        format_html(_("{name}: {title}"), name=_apart(reading.name), title=title)
        if reading.name
        else title,
        reading.told_by,
    ]
    if reading.example:
        parts.append(_("an invented example"))
    if reading.original_language:
        parts.append(_("translated from %(language)s") % {"language": reading.original_language})
    parts += [settings.WAGTAIL_SITE_NAME, quarter, address]
    return format_html_join(", ", "{}", ((part,) for part in parts))


def _title(reading: Reading) -> SafeString:
    if not reading.title:
        return format_html("{}", _("A story"))
    told = format_html(
        '<span lang="{}" dir="{}">{}</span>', reading.language, reading.direction, reading.title
    )
    return format_html(_("“{title}”"), title=told)


def _apart(name: str) -> SafeString:
    return format_html("<bdi>{}</bdi>", name)
