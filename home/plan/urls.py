"""The plan's addresses, under a language prefix."""

from django.urls import path

from home.plan.views import index, plan, writing

app_name = "plan"

urlpatterns = [
    path("", index, name="index"),
    path("write/", writing, name="writing"),
    path("<slug:kind>/", plan, name="plan"),
]
