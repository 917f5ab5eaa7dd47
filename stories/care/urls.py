"""Its addresses, under a language prefix and beside the page about us."""

from django.urls import path

from stories.care.views import care, care_csv

app_name = "care"

urlpatterns = [
    path("care/", care, name="care"),
    path("care.csv", care_csv, name="care_csv"),
]
