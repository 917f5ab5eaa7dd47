"""The addresses of adding, for whatever a table says."""

from django.urls import URLPattern, path

from groups.stewards.adding import views
from groups.stewards.adding.table import Table


def adding_urls(here: str, table: Table) -> list[URLPattern]:
    """All of them below `here`, the parts last: their names may be anything else."""
    given = {"table": table}
    return [
        path(here, views.start, given, name="add"),
        path(f"{here}same/", views.same, given, name="add-same"),
        path(f"{here}keep/", views.keep, given, name="add-keep"),
        path(f"{here}throw-away/", views.throw_away, given, name="add-throw-away"),
        path(f"{here}<slug:name>/", views.part, given, name="add-part"),
    ]
