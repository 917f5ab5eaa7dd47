"""Draw `community/static/img/card.png`: what a link to this site looks like where links are shown
with a picture. The mark and the name, and nothing of any page.

    python community/data/make_card.py

1200 by 630 (the Open Graph protocol names no size; this is what readers of it crop the least).
"""

from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

STATIC: Final = Path(__file__).parents[1] / "static"
FONT: Final = STATIC / "fonts" / "fraunces-latin-560-normal.woff2"
TARGET: Final = STATIC / "img" / "card.png"
SIZE: Final = (1200, 630)
FINER: Final = 3  # drawn so many times larger, for smooth edges
NAME: Final = ("Heard,", "Not Held")
# As in tokens.css.
GROUND, SOFT, INK, LIGHT = "#fffdf8", "#fdeccb", "#1d2a2b", "#f7b955"
MARK_AT: Final = (140, 199)
MARK_SCALE: Final = 5.5  # of the 64 units of favicon.svg
NAME_AT: Final = (570, 208)
LETTERS: Final = 124
COLOURS: Final = 64


def main() -> None:
    """Write the picture."""
    large = Image.new("RGB", (SIZE[0] * FINER, SIZE[1] * FINER), GROUND)
    pen = ImageDraw.Draw(large)
    pen.rectangle((0, 540 * FINER, *large.size), fill=SOFT)
    _mark(pen)
    font = ImageFont.truetype(str(FONT), LETTERS * FINER)
    for number, line in enumerate(NAME):
        place = (NAME_AT[0] * FINER, (NAME_AT[1] + number * LETTERS * 1.12) * FINER)
        pen.text(place, line, INK, font)
    small = large.resize(SIZE, Image.Resampling.LANCZOS)
    small.quantize(COLOURS, dither=Image.Dither.NONE).save(TARGET, optimize=True)


def _mark(pen: ImageDraw.ImageDraw) -> None:
    """The open door of `favicon.svg`: a frame with a round head, and the light inside."""
    pen.ellipse((*_at(9, 2), *_at(55, 48)), fill=INK)
    pen.rectangle((*_at(9, 25), *_at(55, 62)), fill=INK)
    curve = [_bend(step / 40) for step in range(41)]
    pen.polygon([_at(24, 62), *curve, _at(50, 62)], fill=LIGHT)


def _bend(t: float) -> tuple[float, float]:
    """The head of the door's leaf, a cubic curve."""
    ends = ((24, 26), (24, 15.5), (32, 9), (50, 8.6))
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
    x, y = (sum(w * end[axis] for w, end in zip(weights, ends, strict=True)) for axis in (0, 1))
    return _at(x, y)


def _at(x: float, y: float) -> tuple[float, float]:
    left, top = MARK_AT
    return ((left + x * MARK_SCALE) * FINER, (top + y * MARK_SCALE) * FINER)


if __name__ == "__main__":
    main()
