"""The square that an authenticator app scans, drawn into the page.

allauth shows it as a `data:` image, which our content policy refuses.
"""

from typing import Final

import qrcode
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

SIZE: Final = 256  # CSS pixels; phones scan it from arm's length


def draw(text: str) -> SafeString:
    """Black on white in dark mode too: scanners do not read it the other way round."""
    code = qrcode.QRCode(border=4)
    code.add_data(text)
    rows = code.get_matrix()
    dark = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, filled in enumerate(row) if filled
    )
    return format_html(
        '<svg viewBox="0 0 {side} {side}" width="{size}" height="{size}" role="img"'
        ' aria-label="{label}" shape-rendering="crispEdges">'
        '<rect width="{side}" height="{side}" fill="#fff"/><path fill="#000" d="{dark}"/></svg>',
        side=len(rows),
        size=SIZE,
        label=_("A square to scan with your app. The key below says the same in letters."),
        dark=dark,
    )
