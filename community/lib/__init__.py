"""Pure Python that the apps stand on: no models, no Wagtail, no settings read."""
