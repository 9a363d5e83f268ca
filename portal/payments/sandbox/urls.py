"""The sandbox under the site's own address; only in settings that are not production."""

from django.urls import re_path

from portal.payments.sandbox.views import sandbox

urlpatterns = [re_path(r"^(?P<path>.*)$", sandbox, name="sandbox")]
