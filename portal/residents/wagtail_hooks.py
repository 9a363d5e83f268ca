"""Property companies, offices and staff in the Wagtail admin."""

from wagtail import hooks

from portal.residents.viewsets import CompanyViewSet, OfficeViewSet, StaffViewSet


@hooks.register("register_admin_viewset")
def residents_viewsets():
    return [CompanyViewSet(), OfficeViewSet(), StaffViewSet()]
