"""Communities and pickup points in the Wagtail admin."""

from wagtail import hooks

from portal.communities.viewsets import CommunityViewSet, PickupPointViewSet


@hooks.register("register_admin_viewset")
def community_viewsets():
    return [CommunityViewSet(), PickupPointViewSet()]
