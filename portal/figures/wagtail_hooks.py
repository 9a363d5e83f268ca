"""The address of the site figures in the Wagtail admin, and the ear at every page served."""

from django.urls import include, path
from wagtail import hooks

from portal.figures.pages import remember_page

hooks.register("before_serve_page", remember_page)


@hooks.register("register_admin_urls")
def figures_urls() -> list:
    return [path("figures/", include("portal.figures.urls"))]
