"""Without a story's own code. Included under `share/`, in the namespace `share`."""

from django.urls import path

from stories.share.claims import answer, telling, trusted

urlpatterns = [
    path("lost/", telling.lost_code, name="claim-hidden"),
    path("lost/<slug:reference>/", telling.lost_code, name="claim-lost"),
    path("in/<slug:reference>/", telling.in_story, name="claim-in"),
    path("asked/code/", answer.code, name="claim-code"),
    path("asked/code/written/", answer.code_written, name="claim-code-written"),
    path("asked/", answer.answer, name="claim"),
    path("asked/new/", answer.new_code, name="claim-new-code"),
    path("asked/new/written/", answer.new_code_written, name="claim-new-code-written"),
    path("asked/delete/", answer.delete, name="claim-delete"),
    path("asked/close/", answer.close, name="claim-close"),
    path("second/", trusted.second, name="second"),
    path("second/done/", trusted.done, name="second-done"),
]
