"""Writing a notice, publishing, correcting, ending and withdrawing it: the office's part."""

from collections.abc import Iterable, Mapping
from functools import partial

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from portal.communities.models import Community
from portal.noticeboard.exceptions import NotNow
from portal.noticeboard.models import Notice
from portal.noticeboard.services.mailing import promise_mail
from portal.residents.models import Building
from portal.residents.policies import may_run

State = Notice.State
#: What stands on the notice for its readers; changing it after publishing is a correction.
READ = (
    "title_zh_hans",
    "title_en",
    "text_zh_hans",
    "text_en",
    "is_urgent",
    "audience",
    "shown_from",
    "shown_until",
    "picture",
    "picture_alt",
    "document",
    "document_title",
)


@transaction.atomic
def write_notice(
    *,
    community: Community,
    fields: Mapping[str, object],
    buildings: Iterable[Building] = (),
    by,
    is_draft: bool = False,
) -> Notice:
    """Keep a new notice, publish it unless it is a draft, and return it.

    `fields` are those of READ; at least one language needs title and text. Without `buildings` it is for the whole
    compound. Raises PermissionDenied unless `by` works in the office, ValidationError when a field is wrong.
    """
    notice = Notice(community=community, made_by=by)
    _refuse_strangers(notice, by)
    _fill(notice, fields)
    notice.save()
    notice.buildings.set(_of(community, buildings))
    return notice if is_draft else publish(notice=notice, by=by)


@transaction.atomic
def publish(*, notice: Notice, by) -> Notice:
    """Publish a draft and promise the mail about it; return it. Raises PermissionDenied or NotNow."""
    locked = _locked(notice, by, State.DRAFT)
    locked.state, locked.published_at = State.PUBLISHED, timezone.now()
    locked.save(update_fields=["state", "published_at"])
    promise_mail(notice=locked)
    return locked


@transaction.atomic
def correct(*, notice: Notice, fields: Mapping[str, object], buildings: Iterable[Building] = (), by) -> Notice:
    """Change a draft or a published notice and return it; what was published says from then on when it was corrected.

    The same words again are no correction. Nobody gets a second mail. Raises PermissionDenied, ValidationError, or
    NotNow for a notice that was withdrawn.
    """
    locked = _locked(notice, by, State.DRAFT, State.PUBLISHED)
    chosen = _of(locked.community, buildings)
    files = [locked.picture, locked.document]
    before = [getattr(locked, name) for name in READ], {building.pk for building in locked.buildings.all()}
    _fill(locked, fields)
    after = [getattr(locked, name) for name in READ], {building.pk for building in chosen}
    if before != after and locked.state == State.PUBLISHED:
        locked.corrected_at = timezone.now()
    locked.save()
    locked.buildings.set(chosen)
    _throw_away([old for old, new in zip(files, (locked.picture, locked.document), strict=True) if old != new])
    return locked


@transaction.atomic
def end_now(*, notice: Notice, by) -> Notice:
    """Let a pinned notice end at this moment and return it; it stays in the list of earlier ones.

    Raises PermissionDenied, or NotNow when it is not pinned.
    """
    locked = _locked(notice, by, State.PUBLISHED)
    if not locked.is_pinned:
        raise NotNow
    locked.shown_until = timezone.now()
    locked.save(update_fields=["shown_until"])
    return locked


@transaction.atomic
def withdraw(*, notice: Notice, by) -> Notice:
    """Take a published notice back for good and return it; its page says only that it was withdrawn, and when.

    Raises PermissionDenied, or NotNow when it is not published.
    """
    locked = _locked(notice, by, State.PUBLISHED)
    locked.state, locked.withdrawn_at = State.WITHDRAWN, timezone.now()
    locked.save(update_fields=["state", "withdrawn_at"])
    return locked


@transaction.atomic
def discard(*, notice: Notice, by) -> None:
    """Delete a draft with its files. Raises PermissionDenied or NotNow."""
    locked = _locked(notice, by, State.DRAFT)
    files = [locked.picture, locked.document]
    locked.delete()
    _throw_away(files)


def _throw_away(files) -> None:
    """Delete files once the transaction is committed."""
    for file in files:
        if file:
            transaction.on_commit(partial(file.storage.delete, file.name))


def _locked(notice: Notice, by, *states: str) -> Notice:
    _refuse_strangers(notice, by)
    locked = Notice.objects.select_for_update(no_key=True, of=("self",)).select_related("community").get(pk=notice.pk)
    if locked.state not in states:
        raise NotNow
    return locked


def _refuse_strangers(notice: Notice, by) -> None:
    if not may_run(by, notice.community):
        raise PermissionDenied


def _fill(notice: Notice, fields: Mapping[str, object]) -> None:
    """Write the fields and see to it that one language is whole and it ends after it begins."""
    for name in READ:
        if name in fields:
            setattr(notice, name, fields[name])
    if not notice.written_in:
        raise ValidationError({"title_zh_hans": Notice._meta.get_field("title").error_messages["blank"]})
    notice.full_clean(exclude=["title", "text", "made_by", "picture", "document"])


def _of(community: Community, buildings: Iterable[Building]) -> list[Building]:
    """Return the buildings; every one must lie in the community. Raises ValidationError."""
    chosen = list(buildings)
    if any(building.community_id != community.pk for building in chosen):
        raise ValidationError({"buildings": Notice._meta.get_field("buildings").error_messages["invalid_choice"]})
    return chosen
