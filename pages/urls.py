"""The one page of this room: where somebody lands who leaves a page quickly."""

from django.urls import path

from pages import views

urlpatterns = [
    path("left/", views.Left.as_view(), name="left"),
]
