"""Businesses in the page admin."""

from wagtail import hooks

from portal.businesses.viewsets import BusinessViewSet


@hooks.register("register_admin_viewset")
def business_viewsets():
    return [BusinessViewSet()]
