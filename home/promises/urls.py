"""The promises' addresses, under a language prefix."""

from django.urls import path

from home.promises.pages import index, promise
from home.promises.telling import tell, told

app_name = "came-of-it"

urlpatterns = [
    path("", index, name="index"),
    path("tell/", tell, name="tell"),
    path("tell/thanks/", told, name="told"),
    path("<slug:reference>/", promise, name="promise"),
]
