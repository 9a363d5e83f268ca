"""Repair requests of the demo's compounds: one in every state, and a year of older ones for the figures."""

from datetime import datetime, timedelta

from django.utils import timezone

from home.demo.accounts import OFFICE
from home.demo.clock import at
from home.demo.content import Size, read_each
from home.demo.darkroom import picture_file
from portal.communities.models import Community
from portal.repairs.codes import new_code
from portal.repairs.kinds import IN_A_BUILDING, Kind, State
from portal.repairs.models import Firm, Repair, Step
from portal.repairs.services import (
    add_word,
    answer,
    finish,
    give_to,
    have_same,
    keep_firm,
    merge,
    plan_visit,
    rate,
    refuse,
    report,
    say_again,
    take,
    withdraw,
)
from portal.repairs.services.late import look_at_what_is_due
from portal.repairs.times import all_terms
from portal.residents.models import Residency
from portal.users.models import User

#: Hours until an older one was done; some are beyond what was promised.
HOURS = (3, 20, 9, 31, 6, 52, 14)


def report_repairs(size: Size) -> None:
    """Let the residents of every community of this size report, and the office work, once."""
    staff = User.objects.get(email=OFFICE.email)
    for slug, texts in zip(size.communities, read_each("repairs", size.communities), strict=True):
        community = Community.objects.select_related("office").get(slug=slug)
        if Repair.objects.filter(community=community).exists():
            continue
        for firm in texts["firms"]:
            keep_firm(community=community, by=staff, **firm)
        live_through_a_year(community, texts["history"], 90 if size.has_year else 24)
        for number, request in enumerate(texts["requests"]):
            live_through(community, request, f"demo-{slug}-{number}", staff)


def home_of(community: Community, email: str) -> Residency:
    """Return where this person lives in the community."""
    homes = Residency.objects.active().filter(community=community, user__email=email)
    return homes.with_place().select_related("flat__building", "community", "user").get()


def photos_of(texts: dict) -> list:
    """Return the picture that the texts name, if any."""
    return [picture_file(texts["picture"])] if "picture" in texts else []


def live_through(community: Community, request: dict, key: str, staff: User) -> None:
    """Report one request on its day and take its steps, each at its hour."""
    began, home = timezone.now() - timedelta(hours=request["hours_ago"]), home_of(community, request["by"])
    words = {name: request[name] for name in ("category", "place", "text")}
    with at(began):
        repair = report(residency=home, key=key, photos=photos_of(request), **words)
    for step in request.get("steps", []):
        with at(began + timedelta(hours=step["after"])):
            repair = do(step, Repair.objects.select_related("community").get(pk=repair.pk), home.user, staff)


def do(step: dict, repair: Repair, user: User, staff: User) -> Repair:
    """Take one step of a request and return it."""
    name, text = step["do"], step.get("text", "")
    office = {"repair": repair, "by": staff}
    own = {"repair": repair, "by": user}
    if name == "visit":
        tomorrow = timezone.localtime(timezone.now() + timedelta(days=2)).replace(hour=9, minute=0, second=0)
        return plan_visit(**office, begins=tomorrow, ends=tomorrow + timedelta(hours=2), text=text)
    verbs = {
        "take": lambda: take(**office),
        "firm": lambda: give_to(**office, firm=Firm.objects.get(community=repair.community, name=step["firm"])),
        "answer": lambda: answer(**office, text=text),
        "done": lambda: finish(**office, text=text, photos=photos_of(step)),
        "refuse": lambda: refuse(**office, text=text),
        "merge": lambda: merge(duplicate=repair, main=Repair.objects.get(text=step["into"]), by=staff),
        "add": lambda: add_word(**own, text=text),
        "again": lambda: say_again(**own, text=text),
        "rate": lambda: rate(**own, rating=step["rating"], text=text),
        "withdraw": lambda: withdraw(**own),
        "same": lambda: have_same(repair=repair, residency=home_of(repair.community, step["by"])),
        "late": lambda: look_at_what_is_due({"repair": repair.pk, "due": repair.due_at.isoformat()}),
    }
    verbs[name]()
    return repair


def live_through_a_year(community: Community, texts: list[dict], number: int) -> None:
    """Write so many requests that were done in the last twelve months, without letters."""
    homes = list(Residency.objects.active().filter(community=community).with_place().select_related("user"))
    terms, now, taken = all_terms(community), timezone.now(), set()
    rows = []
    for place in range(number):
        made = now - timedelta(days=4 + place * 355 / number, hours=place % 9)
        home, words = homes[place % len(homes)], texts[place % len(texts)]
        while (code := new_code()) in taken:
            continue
        taken.add(code)
        row = Repair(
            community=community,
            flat=home.flat,
            building=home.flat.building if words["place"] in IN_A_BUILDING else None,
            residency=home,
            reported_by=home.user,
            code=code,
            key=f"demo-{community.slug}-year-{place}",
            made_at=made,
            answer_by=terms[words["category"]].answer_by(made),
            done_by=terms[words["category"]].done_by(made),
            **words,
        )
        rows.append(_done(row, place))
    Repair.objects.bulk_create(rows)
    steps = ((row, kind, moment, user) for row in rows for kind, moment, user in _steps_of(row))
    Step.objects.bulk_create(Step(repair=row, kind=kind, at=moment, by=user) for row, kind, moment, user in steps)


def _done(row: Repair, place: int) -> Repair:
    """Return the request as it was closed: done, every thirteenth refused; two of three are rated."""
    ended = row.made_at + timedelta(hours=HOURS[(3 * place + 1) % len(HOURS)])
    row.answered_at = row.made_at + timedelta(hours=1 + place % 5)
    row.closed_at = max(ended, row.answered_at)
    if place % 13 == 12:
        row.state = State.REFUSED
        return row
    row.state, row.done_at = State.DONE, row.closed_at
    row.rating = (5, 4, None, 5, 3, None, 4)[place % 7]
    return row


def _steps_of(row: Repair) -> list[tuple[str, datetime, User | None]]:
    last = Kind.DONE if row.state == State.DONE else Kind.REFUSED
    return [
        (Kind.RECEIVED, row.made_at, row.reported_by),
        (Kind.TAKEN, row.answered_at, None),
        (last, row.closed_at, None),
    ]
