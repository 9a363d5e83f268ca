"""Ratings of services in the page admin."""

from wagtail import hooks

from portal.trades.viewsets import RatingViewSet


@hooks.register("register_admin_viewset")
def rating_viewsets():
    return [RatingViewSet()]
