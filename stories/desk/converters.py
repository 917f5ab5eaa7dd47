"""A story's reference in an address: lower case there, upper case in the database."""

from django.urls.converters import register_converter

from community.lib.code_alphabet import ALPHABET
from community.lib.references import LENGTH


class ReferenceConverter:
    """Six signs of Crockford base32, which no other word of the desk's addresses can be."""

    regex = f"[{ALPHABET}{ALPHABET.lower()}]{{{LENGTH}}}"

    def to_python(self, value: str) -> str:
        """As the database has it."""
        return value.upper()

    def to_url(self, value: str) -> str:
        """As addresses show it."""
        return value.lower()


NAME = "story_reference"
register_converter(ReferenceConverter, NAME)
