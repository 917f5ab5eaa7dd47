"""Only registers: the published figures."""

from wagtail import hooks

from home.evidence.panels import Evidence


@hooks.register("register_admin_viewset")
def evidence() -> Evidence:
    """Series and figures, to look at."""
    return Evidence()
