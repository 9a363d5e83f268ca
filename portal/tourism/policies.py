"""Coordinators look after the visits and questions of their own villages."""

from wagtail.permissions import register_permission_policy

from portal.tourism.models import Question, Visit
from portal.villages.policies import VillagePolicy


def register() -> None:
    """Say who may see and change visits and questions."""
    register_permission_policy(Visit, VillagePolicy(Visit, path="village", actions={"add", "change", "view"}))
    register_permission_policy(Question, VillagePolicy(Question, path="visit__village", actions={"change", "view"}))
