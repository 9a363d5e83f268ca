"""The papers' part when an account is erased."""

from django.dispatch import receiver

from portal.papers.models import Paper
from portal.papers.services import throw_away
from portal.users.signals import account_erased


@receiver(account_erased)
def forget_papers(sender, user, **kwargs) -> None:
    """Throw away what the person had made."""
    for paper in Paper.objects.filter(owner=user):
        throw_away(paper=paper)
