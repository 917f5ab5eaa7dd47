"""The directory's addresses, under a language prefix and `find/`."""

from django.urls import path

from groups.directory.embedding import embedding
from groups.directory.map_view import map_json
from groups.directory.take_along import take_along
from groups.directory.views import directory, group

app_name = "groups"

urlpatterns = [
    path("", directory, name="directory"),
    path("map.json", map_json, name="map_data"),
    path("embed/", embedding, name="embedding"),
    path("take-along/", take_along, name="take_along"),
    path("<slug:slug>/", group, name="group"),
]
