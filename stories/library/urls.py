"""The library's addresses, under a language prefix."""

from django.urls import path

from stories.library.choosing import reading
from stories.library.harm_and_help.views import harm_and_help, topic
from stories.library.languages import translation
from stories.library.quoting import quoting
from stories.library.take_along import take_along
from stories.library.views import library, story
from stories.numbers.views import numbers, numbers_csv

app_name = "stories"

urlpatterns = [
    path("", library, name="library"),
    path("take-along/", take_along, name="take_along"),
    path("numbers/", numbers, name="numbers"),
    path("numbers.csv", numbers_csv, name="numbers_csv"),
    path("reading/", reading, name="reading"),
    path("quoting/", quoting, name="quoting"),
    path("harm-and-help/", harm_and_help, name="harm_and_help"),
    path("harm-and-help/<slug:slug>/", topic, name="harm_and_help_topic"),
    path("<slug:reference>/", story, name="story"),
    path("<slug:reference>/<slug:language>/", translation, name="translation"),
]
