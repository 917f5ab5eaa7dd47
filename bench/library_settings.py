"""The library as visitors get it, on databases that are thrown away: see `bench.library`."""

import os

import environ

from community.settings.databases import POSTGRESQL
from community.settings.dev import *  # noqa: F403
from community.settings.dev import DATABASES, STATIC_ROOT, STORAGES

ALLOWED_HOSTS = ["testserver", "127.0.0.1"]
PAGE_CACHE_URL = os.environ.get("HNH_BENCH_REDIS", "")
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
# One machine asks thousands of times: no limit may count it.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
STATIC_ROOT.mkdir(exist_ok=True)
for database in DATABASES.values():
    # What is thrown away need not survive a power cut.
    options = database["OPTIONS"]
    quick = options["init_command"].replace("synchronous=FULL", "synchronous=OFF")
    database["OPTIONS"] = options | {"init_command": quick}
if "HNH_BENCH_POSTGRESQL" in os.environ:
    main = POSTGRESQL | environ.Env.db_url_config(os.environ["HNH_BENCH_POSTGRESQL"])
    DATABASES = DATABASES | {"default": main}
