"""Who reads what; what is for residents never stands on a shared page; readings are counted, not listed."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from portal.ledger.invariants import check_all
from portal.noticeboard.models import Notice, Receipt, Subscription
from portal.noticeboard.services import count_reading, forget_receipts, subscribe, withdraw
from portal.noticeboard.services.mailing import AT_ONCE
from portal.outbox.services import deliver_due
from portal.residents.services import move_out
from portal.users.services import erase_account
from tests.factories import make_user
from tests.noticeboard.factories import make_notice
from tests.residents.factories import add_building, make_compound, make_resident, make_staff
from tests.villages.factories import make_tree

pytestmark = pytest.mark.django_db
LOCMEM = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}


def board(client, community) -> str:
    return client.get(f"/en/notices/{community.slug}/").content.decode()


@pytest.fixture
def told():
    """A compound with a notice for everybody, one for residents and one for building 9 alone."""
    community = make_compound()
    staff, nine = make_staff(community), add_building(community, "9", 1)
    for title, fields in {
        "Open to all": {"audience": "everyone"},
        "Home only": {},
        "Nine only": {"buildings": [nine]},
    }.items():
        make_notice(community, by=staff, title_en=title, **fields)
    return community, staff, nine


def test_each_sees_what_is_for_them(client, told):
    community, staff, nine = told
    home = make_resident(community)
    neighbour = make_resident(community, "102")
    neighbour.flat = nine.flats.get()
    neighbour.save()
    seen = {}
    for who, user in {"visitor": None, "stranger": make_user(), "three": home.user, "nine": neighbour.user}.items():
        reader = Client()
        if user:
            reader.force_login(user)
        page = board(reader, community)
        seen[who] = [title for title in ("Open to all", "Home only", "Nine only") if title in page]
    assert seen == {
        "visitor": ["Open to all"],
        "stranger": ["Open to all"],
        "three": ["Open to all", "Home only"],
        "nine": ["Open to all", "Home only", "Nine only"],
    }


def test_who_moved_out_or_lives_elsewhere_reads_as_a_stranger(client, told):
    community, _staff, _nine = told
    elsewhere = make_resident(make_compound())
    gone = make_resident(community)
    move_out(residency=gone)
    hidden = Notice.objects.get(title_en="Home only")
    for user in (elsewhere.user, gone.user):
        client.force_login(user)
        assert "Home only" not in board(client, community)
        assert client.get(hidden.get_absolute_url()).status_code == 404
    assert hidden.reads == 0


def test_a_stranger_is_asked_to_sign_in_whether_there_is_such_a_notice_or_not(client, told):
    community, _staff, _nine = told
    hidden = Notice.objects.get(title_en="Home only")
    for pk in (hidden.pk, 999_999):
        response = client.get(f"/en/notices/{community.slug}/{pk}/")
        assert response.url == f"/en/accounts/login/?next=/en/notices/{community.slug}/{pk}/"


def test_a_notice_is_not_found_under_another_community(client, told):
    community, _staff, _nine = told
    public = Notice.objects.get(title_en="Open to all")
    client.force_login(make_user())
    assert client.get(f"/en/notices/{make_compound().slug}/{public.pk}/").status_code == 404


@pytest.mark.parametrize("path", ["board", "page", "notice"])
def test_what_a_resident_sees_is_never_kept_for_others(told, settings, path):
    settings.CACHES = {**settings.CACHES, "pages": {**LOCMEM, "LOCATION": "p"}, "parts": {**LOCMEM, "LOCATION": "q"}}
    caches["pages"].clear()
    caches["parts"].clear()
    community, _staff, _nine = told
    public = Notice.objects.get(title_en="Open to all")
    address = {
        "board": f"/en/notices/{community.slug}/",
        "page": page_of(community),
        "notice": f"/en/notices/{community.slug}/{public.pk}/",
    }[path]
    resident = Client()
    resident.force_login(make_resident(community).user)
    mine = resident.get(address)
    assert mine.status_code == 200
    if path != "notice":
        assert "Home only" in mine.content.decode()
    for _again in range(2):
        shown = Client().get(address).content.decode()
        assert "Open to all" in shown
        for hidden in ("Home only", "Nine only", "Building 3, flat 101"):
            assert hidden not in shown
    assert resident.get(address).content.decode().count("Home only") == mine.content.decode().count("Home only")


def page_of(community) -> str:
    """Return the address of the community's page, made below the list of communities."""
    from portal.communities.models import CommunityIndexPage, CommunityPage

    make_tree()
    index = CommunityIndexPage.objects.get(locale__language_code="en")
    page = CommunityPage(title=community.name_en, slug=community.slug, community=community, locale=index.locale)
    index.add_child(instance=page)
    page.save_revision().publish()
    return page.get_url()


def test_the_page_shows_urgent_ones_first_then_the_newest(client, told):
    community, staff, _nine = told
    make_notice(community, by=staff, title_en="Gas leak", is_urgent=True, audience="everyone")
    old = timezone.now() - timedelta(days=3)
    make_notice(community, by=staff, title_en="Older one", audience="everyone", shown_from=old)
    make_notice(
        community,
        by=staff,
        title_en="Past one",
        audience="everyone",
        shown_from=old,
        shown_until=timezone.now() - timedelta(days=1),
    )
    page = client.get(page_of(community)).content.decode()
    assert page.index("Gas leak") < page.index("<h1") < page.index("Open to all") < page.index("Older one")
    assert "Past one" not in page
    assert "Past one" in board(client, community)


def test_a_change_shows_at_once(client, told, remembered_parts):
    community, staff, _nine = told
    address = page_of(community)
    assert "Open to all" in client.get(address).content.decode()
    withdraw(notice=Notice.objects.get(title_en="Open to all"), by=staff)
    from portal.noticeboard.boards import board_version

    board_version.renew_now()
    assert "Open to all" not in client.get(address).content.decode()


def test_a_withdrawn_notice_says_only_that(client, told):
    community, staff, _nine = told
    public = Notice.objects.get(title_en="Open to all")
    withdraw(notice=public, by=staff)
    page = client.get(f"/en/notices/{community.slug}/{public.pk}/").content.decode()
    assert "This notice was withdrawn" in page
    assert "No water on Saturday." not in page
    assert "Open to all" not in board(client, community)


def test_a_resident_counts_once_and_leaves_no_name(client, told):
    community, staff, _nine = told
    notice = Notice.objects.get(title_en="Home only")
    one, two = make_resident(community), make_resident(community, "102")
    for user in (one.user, one.user, two.user, staff):
        reader = Client()
        reader.force_login(user)
        assert reader.get(notice.get_absolute_url()).status_code == 200
    notice.refresh_from_db()
    assert (notice.reads, Receipt.objects.count()) == (2, 2)
    assert {field.name for field in Receipt._meta.get_fields()} == {"id", "notice", "mark"}
    assert {name: found.broken for name, found in check_all().items() if found.broken} == {}


def test_marks_go_when_the_time_is_over_and_the_count_stays(told):
    community, _staff, _nine = told
    notice = Notice.objects.get(title_en="Home only")
    assert count_reading(notice=notice, user=make_resident(community).user) is True
    assert forget_receipts() == "0 marks of readers deleted"
    assert forget_receipts(now=notice.shown_until) == "1 marks of readers deleted"
    notice.refresh_from_db()
    assert notice.reads == 1


def sent() -> dict[str, list[str]]:
    for _step in range(4):
        deliver_due()
    found: dict[str, list[str]] = {}
    for letter in mail.outbox:
        found.setdefault(letter.to[0], []).append(letter.subject)
    return found


def test_letters_go_to_those_who_asked_in_their_language():
    community = make_compound()
    staff = make_staff(community)
    for number, (level, language) in enumerate({"all": "en", "urgent": "zh-hans", "none": "en"}.items()):
        home = make_resident(community, f"10{number + 1}", email=f"{level}@example.com", language=language)
        subscribe(residency=home, level=level)
    elsewhere = make_resident(make_compound(), email="elsewhere@example.com")
    subscribe(residency=elsewhere, level="all")
    make_notice(community, by=staff)
    make_notice(community, by=staff, is_urgent=True, title_en="Gas leak", title_zh_hans="漏气")
    make_notice(community, by=staff, buildings=[add_building(community, "9", 1)], title_en="Nine only")
    assert sent() == {
        "all@example.com": ["Water off", "Urgent: Gas leak"],
        "urgent@example.com": ["紧急: 漏气"],
    }
    assert mail.outbox[0].alternatives
    assert "/en/notices/no-mail/" in mail.outbox[0].body


def test_no_letter_goes_before_its_time_or_after_it_was_withdrawn():
    community = make_compound()
    staff = make_staff(community)
    subscribe(residency=make_resident(community, email="all@example.com"), level="all")
    make_notice(community, by=staff, shown_from=timezone.now() + timedelta(days=1))
    gone = make_notice(community, by=staff)
    withdraw(notice=gone, by=staff)
    assert sent() == {}


def test_a_large_compound_is_written_to_in_steps_each_reader_once(monkeypatch):
    monkeypatch.setattr("portal.noticeboard.services.mailing.AT_ONCE", 2)
    assert AT_ONCE == 100
    community = make_compound(flats=5)
    for number in range(1, 6):
        home = make_resident(community, f"10{number}", email=f"r{number}@example.com", language="en")
        subscribe(residency=home, level="all")
    make_notice(community)
    assert sent() == {f"r{number}@example.com": ["Water off"] for number in range(1, 6)}


def test_the_link_in_a_letter_ends_them_after_a_yes(client):
    home = make_resident(make_compound())
    row = subscribe(residency=home, level="all")
    address = f"/en/notices/no-mail/{row.token}/"
    assert "Send me none" in client.get(address).content.decode()
    assert Subscription.objects.get().level == "all"
    client.post(address)
    assert Subscription.objects.get().level == "none"
    assert client.get("/en/notices/no-mail/nothing/").status_code == 404


def test_my_home_takes_which_notices_come_by_mail(client):
    home = make_resident(make_compound())
    client.force_login(home.user)
    client.post(f"/en/notices/{home.community.slug}/mail/", {"level": "urgent"})
    assert Subscription.objects.get().level == "urgent"
    client.post(f"/en/notices/{home.community.slug}/mail/", {"level": "everything"})
    assert Subscription.objects.get().level == "urgent"
    client.force_login(make_user())
    assert client.post(f"/en/notices/{home.community.slug}/mail/", {"level": "all"}).status_code == 404


def test_an_erased_reader_gets_nothing():
    home = make_resident(make_compound(), email="all@example.com")
    subscribe(residency=home, level="all")
    erase_account(user=home.user)
    make_notice(home.community)
    assert sent() == {}


def test_no_list_of_notices_grows_with_its_rows(told, remembered_parts, django_assert_max_num_queries):
    community, staff, nine = told
    address, home = page_of(community), make_resident(community)
    for number in range(12):
        make_notice(community, by=staff, audience="everyone", is_urgent=number % 2 == 0, buildings=[nine])
    for user in (None, home.user, staff):
        reader = Client()
        if user:
            reader.force_login(user)
        pages = {address: 15, f"/en/notices/{community.slug}/": 15}
        pages |= {Notice.objects.first().get_absolute_url(): 15}
        pages |= {"/en/office/notices/": 15} if user == staff else {}
        for page, most in pages.items():
            reader.get(page)
            with django_assert_max_num_queries(most):
                assert reader.get(page).status_code == 200, page
