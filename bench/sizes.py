"""How much a visitor downloads: a page, and everything that its first view needs."""

import re
from pathlib import Path
from typing import Final

import brotli
from django.contrib.staticfiles import finders

# As a proxy or whitenoise does it.
QUALITY: Final = 5
_FILES: Final = re.compile(r'(?:href|src)="/static/([^"]+)"')
_FONTS: Final = re.compile(r'url\("?\.\./(fonts/[^")]+)"?\)')
# What a page without slanted or rarer letters asks for.
FONTS: Final = ("hyperlegible-next-latin-wght-normal", "fraunces-latin-560-normal")
PRESSED: Final = (".woff2", ".png")


def compressed(content: bytes) -> int:
    """Bytes on the way."""
    return len(brotli.compress(content, quality=QUALITY))


def first_view(html: bytes) -> int:
    """Bytes of a page with its styles, scripts, icon and fonts, for somebody who was never here."""
    files = set(_FILES.findall(html.decode()))
    styles = [_file(name).read_text() for name in files if name.endswith(".css")]
    fonts = {font for style in styles for font in _FONTS.findall(style)}
    files |= {font for font in fonts if any(name in font for name in FONTS)}
    return compressed(html) + sum(_bytes(_file(name)) for name in files)


def _file(name: str) -> Path:
    found = finders.find(name)
    if not found:
        raise SystemExit(f"There is no {name}.")
    return Path(str(found))


def _bytes(path: Path) -> int:
    content = path.read_bytes()
    return len(content) if path.suffix in PRESSED else compressed(content)
