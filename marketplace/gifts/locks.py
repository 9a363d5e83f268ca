"""The row that whoever changes somebody's gift credit holds: the last one of the order protocol."""

from marketplace.gifts.models import Credit


def lock_credit(*, user_id: int) -> Credit:
    """Return a person's credit as it is now, locked; made with nothing on it when it is missing."""
    Credit.objects.get_or_create(user_id=user_id)
    return Credit.objects.select_for_update(no_key=True).get(user_id=user_id)
