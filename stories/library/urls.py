"""The library's addresses, under a language prefix."""

from django.urls import path

from stories.library.languages import translation
from stories.library.take_along import take_along
from stories.library.views import library, story
from stories.numbers.views import numbers, numbers_csv

app_name = "stories"

urlpatterns = [
    path("", library, name="library"),
    path("take-along/", take_along, name="take_along"),
    path("numbers/", numbers, name="numbers"),
    path("numbers.csv", numbers_csv, name="numbers_csv"),
    path("<slug:reference>/", story, name="story"),
    path("<slug:reference>/<slug:language>/", translation, name="translation"),
]
