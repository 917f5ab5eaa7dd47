"""Why a file was not brought in. Each is a plain answer to an editor."""


class NotNow(Exception):
    """The file is not so far, or what was sent for it cannot be."""


class ChangedMeanwhile(Exception):
    """The directory is not what it was when the rows were checked: they are checked once more."""
