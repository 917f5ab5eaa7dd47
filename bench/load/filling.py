"""Production's settings under a name of their own: invented stories are refused where that name
ends with `production`. For the one command that fills the site of a measurement."""

from community.settings.production import *  # noqa: F403
