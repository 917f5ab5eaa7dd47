"""The address that somebody meant who left out its last slash or its language."""

from django.urls import is_valid_path
from django.utils.translation import get_language, get_language_from_path


def address_meant(path: str) -> str:
    """The address that Django would lead on to from here; "" where it would not.

    As CommonMiddleware does for a missing slash and LocaleMiddleware for a missing language.
    """
    if is_valid_path(path):
        return ""
    slashed = path if path.endswith("/") else f"{path}/"
    meant = [slashed]
    if get_language_from_path(path) is None:
        prefix = f"/{get_language()}"
        meant += [prefix + path, prefix + slashed]
    return next((address for address in meant if is_valid_path(address)), "")
