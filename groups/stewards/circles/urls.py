"""The addresses of adding a circle, under `circles/`, before the names of circles."""

from django.urls import path

from groups.stewards.adding.urls import adding_urls
from groups.stewards.circles.adding import CIRCLE
from groups.stewards.circles.dates import next_dates

app_name = "adding_circle"

urlpatterns = [path("add/dates/", next_dates, name="dates"), *adding_urls("add/", CIRCLE)]
