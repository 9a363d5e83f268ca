"""Operators set up companies, offices and staff; who is employed edits the community's pages."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from portal.residents.models import Office, PropertyCompany, Staff
from portal.residents.services import dismiss, employ
from portal.users.models import User
from tests.dashboard.factories import make_operator
from tests.factories import make_user
from tests.residents.factories import make_company, make_compound

pytestmark = pytest.mark.django_db


def test_an_operator_gives_a_community_its_office_and_people(client):
    community, other = make_compound(), make_company()
    community.office.delete()
    person = make_user(email="office@example.com")
    client.force_login(make_user(is_staff=True, is_superuser=True))
    assert client.post(reverse("property-companies:add"), {"name": "Example"}).status_code == 302
    company = PropertyCompany.objects.get(name="Example")
    office = {"community": community.pk, "company": company.pk, "name_zh_hans": "物业", "name_en": "", "phone": ""}
    office |= {"hours_text_zh_hans": "", "hours_text_en": ""}
    assert client.post(reverse("property-offices:add"), office).status_code == 302
    job = {"user": "office@example.com", "company": other.pk, "office": Office.objects.get().pk}
    assert client.post(reverse("property-staff:add"), job).status_code == 200
    assert not Staff.objects.exists()
    assert client.post(reverse("property-staff:add"), {**job, "company": company.pk}).status_code == 302
    assert Staff.objects.get().user == person


def test_who_is_employed_edits_the_community_and_who_is_dismissed_does_not():
    community = make_compound()
    community.group = Group.objects.create(name="community")
    community.save()
    person, company = make_user(), community.office.company
    employ(user=person, company=company)
    employ(user=person, company=company)
    assert (Staff.objects.count(), list(community.group.user_set.all())) == (1, [person])
    dismiss(user=person, company=company)
    assert not community.group.user_set.exists()


@pytest.mark.parametrize("name", ["property-companies", "property-offices", "property-staff"])
def test_the_office_itself_sets_up_nothing(client, name):
    community, person = make_compound(), make_user()
    employ(user=person, company=community.office.company)
    client.force_login(person)
    for view in ("index", "add"):
        assert client.get(reverse(f"{name}:{view}")).status_code in {302, 403, 404}
    assert (PropertyCompany.objects.count(), Staff.objects.count()) == (1, 1)


def test_after_signing_in_the_office_finds_its_desk():
    from portal.users.landing import landing_for

    community, person = make_compound(), make_user()
    employ(user=person, company=community.office.company)
    assert landing_for(person) == "/zh-hans/office/"


def test_who_also_edits_pages_finds_the_offices_desk_first():
    from portal.users.landing import landing_for

    editor = make_operator()
    employ(user=editor, company=make_compound().office.company)
    assert landing_for(User.objects.get(pk=editor.pk)) == "/zh-hans/office/"
