"""Wagtail's app for accounts, with the forms of this house."""

from wagtail.users.apps import WagtailUsersAppConfig


class HouseUsersConfig(WagtailUsersAppConfig):  # type: ignore[misc]
    """Named here, so that Wagtail takes our viewset for its own."""

    user_viewset = "community.panels.users.HouseUserViewSet"
