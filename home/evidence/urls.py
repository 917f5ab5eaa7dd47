"""The figures' addresses, under a language prefix."""

from django.urls import path

from home.evidence.asking import asking
from home.evidence.beside import beside
from home.evidence.pages import country, index
from home.evidence.telling.views import tell, told

app_name = "evidence"

urlpatterns = [
    path("", index, name="index"),
    path("beside/", beside, name="beside"),
    path("tell/", tell, name="tell"),
    path("tell/thanks/", told, name="told"),
    path("<slug:code>/", country, name="country"),
    path("<slug:code>/ask/", asking, name="asking"),
]
