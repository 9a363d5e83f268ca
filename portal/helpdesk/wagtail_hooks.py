"""Letters to us in the Wagtail admin."""

from wagtail import hooks

from portal.helpdesk.viewsets import LetterViewSet


@hooks.register("register_admin_viewset")
def helpdesk_viewsets():
    return [LetterViewSet()]
