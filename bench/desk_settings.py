"""The development settings, for a folder that holds databases and nothing else."""

from community.settings.dev import *  # noqa: F403
from community.settings.dev import STORAGES

ALLOWED_HOSTS = ["testserver"]
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
