"""Sites that show our villages, in the page admin."""

from wagtail import hooks

from portal.nearby.viewsets import FrameAddressViewSet


@hooks.register("register_admin_viewset")
def nearby_viewsets():
    return [FrameAddressViewSet()]
