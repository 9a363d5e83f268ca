"""Letters to the platform are the operators'."""

from wagtail.permissions import register_permission_policy

from portal.helpdesk.models import Inquiry
from portal.villages.policies import OperatorPolicy


class AnswerPolicy(OperatorPolicy):
    """Operators read and answer; nobody adds or deletes."""

    def user_has_permission(self, user, action):
        return action in {"view", "change"} and super().user_has_permission(user, action)


def register() -> None:
    """Say who may see and answer letters."""
    register_permission_policy(Inquiry, AnswerPolicy(Inquiry))
