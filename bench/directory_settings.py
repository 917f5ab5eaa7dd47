"""The directory as visitors get it: see `bench.directory`.

Nobody is asked to wait: one visitor asks more often here than a house full of them would.
"""

from bench.library_settings import *  # noqa: F403

CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
