"""The list of villages around a community, below /<lang>/around/."""

from django.urls import path

from portal.nearby import views

app_name = "nearby"
urlpatterns = [path("<slug:community>/nearby/", views.around, name="around")]
