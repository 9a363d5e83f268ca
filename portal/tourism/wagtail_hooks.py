"""Visits and questions in the Wagtail admin."""

from wagtail import hooks

from portal.tourism.choosing import visit_chooser
from portal.tourism.viewsets import QuestionViewSet, VisitViewSet


@hooks.register("register_admin_viewset")
def tourism_viewsets():
    return [QuestionViewSet(), VisitViewSet(), visit_chooser]
