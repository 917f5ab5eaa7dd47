"""Text that an XML document can hold."""

import re
from typing import Final

# XML 1.0, production 2: what is no `Char`, escaped or not, makes the whole document unreadable.
_NO_CHAR: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """The text without the signs that XML cannot hold; everything else as it was."""
    return _NO_CHAR.sub("", text)
