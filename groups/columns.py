"""What the columns of an entry, or of a circle, are called, in the language in use."""

from groups.models import Circle


def column_label(name: str) -> str:
    """As inside a sentence. Raises KeyError for what is no column."""
    return str(_NAMES[name])


_NAMES = {field.name: field.verbose_name for field in Circle._meta.fields}
