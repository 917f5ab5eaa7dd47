"""Pictures for the handbooks, taken by the tests themselves, so that they show what is there."""

import io
import os
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page

FOLDER = os.environ.get("HNH_PICTURES", "")
COLOURS = 128


def take_picture(page: Page, name: str, *, of: Locator | None = None) -> None:
    """Keep what the window shows as `name`.png, with `of` in the middle of it.

    Only where `make pictures` asked for it.
    """
    if not FOLDER:
        return
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    if of is not None:
        of.evaluate("part => part.scrollIntoView({block: 'center', behavior: 'instant'})")
    shown = Image.open(io.BytesIO(page.screenshot()))
    small = shown.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(Path(FOLDER) / f"{name}.png", optimize=True)
