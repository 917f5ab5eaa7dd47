"""Names that seem to be something else than they are: turned around, or in another alphabet.

Unicode Technical Report #36 (security considerations) and Technical Standard #39 (confusables).
"""

import re
from typing import Final

# Signs that are not seen and turn or tear apart what stands around them: embeddings, overrides and
# isolates, which may also stay open into the next line; what has no width and joins nothing.
# Joiners and plain direction marks stay: Persian, Hindi and families of signs need them.
_STEERING: Final = re.compile("[\u00ad\u180e\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
# Small letters of Cyrillic and Greek that are drawn as a Latin one. Only to compare by: nobody's
# name is written anew.
_DRAWN_ALIKE: Final = str.maketrans(
    "авекмнорстухіјѕԁһԛԝαεηικνορτυχγ", "abekmhopctyxijsdhqwaenikvoptuxy"
)


def steady(text: str) -> str:
    """A name on one line with single spaces, in which nothing steers how others are read."""
    return " ".join(_STEERING.sub("", text).split())


def drawn_alike(folded: str) -> str:
    """A folded name in Latin letters where others are drawn like them: for comparing alone."""
    return folded.translate(_DRAWN_ALIKE)
