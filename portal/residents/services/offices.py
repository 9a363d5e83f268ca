"""Setting up a property office and its people; the operator's part."""

from collections.abc import Mapping

from django.db import transaction

from portal.communities.models import Community
from portal.residents.models import Office, PropertyCompany, Staff


@transaction.atomic
def open_office(*, community: Community, company: str, fields: Mapping[str, str]) -> Office:
    """Give a compound its property office and return it; `company` is a name, made when it is new.

    `fields` are Office's (name_zh_hans, name_en, hours_text_…, phone). A compound that has one keeps it.
    """
    found = Office.objects.filter(community=community).first()
    if found:
        return found
    firm, _made = PropertyCompany.objects.get_or_create(name=company)
    return Office.objects.create(community=community, company=firm, **fields)


@transaction.atomic
def employ(*, user, company: PropertyCompany, office: Office | None = None) -> Staff:
    """Let somebody work for a company, in all its compounds or in one office; twice changes nothing.

    Who may edit the compounds' pages follows by itself, see `seat_staff`.
    """
    return Staff.objects.get_or_create(user=user, company=company, office=office)[0]


@transaction.atomic
def dismiss(*, user, company: PropertyCompany) -> None:
    """Take every job with a company from a person."""
    for job in Staff.objects.filter(user=user, company=company):
        job.delete()


def seat_staff(*, user) -> None:
    """Let a person sit in the editors' groups of the compounds they work for, and in no other compound's office's."""
    jobs = Staff.objects.filter(user=user)
    offices = Office.objects.filter(community__group__isnull=False).select_related("community")
    theirs = offices.filter(company__in=jobs.filter(office=None).values("company")) | offices.filter(
        pk__in=jobs.exclude(office=None).values("office")
    )
    mine = {office.community.group_id for office in theirs}
    user.groups.remove(*({office.community.group_id for office in offices} - mine))
    user.groups.add(*mine)
