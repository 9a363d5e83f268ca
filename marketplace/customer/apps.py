"""Our fork of Oscar's customer app: the pages behind "Me". Signing in and passwords belong to allauth."""

from django.contrib.auth.decorators import login_required
from django.urls import path
from django.views.decorators.cache import never_cache
from oscar.apps.customer.apps import CustomerConfig as CoreCustomerConfig


class CustomerConfig(CoreCustomerConfig):
    name = "marketplace.customer"

    def ready(self):
        super().ready()
        from marketplace.customer import personal_data, receivers  # noqa: F401
        from marketplace.customer.landing import account, workplace
        from marketplace.customer.services import contacts_of
        from portal.users.landing import register_landing
        from portal.users.personal_data import register_personal_data
        from portal.users.traces import register_contacts

        register_landing(workplace, order=20)
        register_landing(account, order=90)
        register_contacts(contacts_of)
        for name, collector in personal_data.COLLECTORS.items():
            register_personal_data(name, collector)

    def get_urls(self):
        """Return our own table: Oscar's addresses that we keep, under Oscar's names, and no other."""
        from marketplace.customer import views

        def own(view):
            return never_cache(login_required(view.as_view()))

        urls = [
            path("login/", views.ToAllauthView.as_view(pattern_name="account_login"), name="login"),
            path("logout/", views.ToAllauthView.as_view(pattern_name="account_logout"), name="logout"),
            path("register/", views.ToAllauthView.as_view(pattern_name="account_signup"), name="register"),
            path(
                "change-password/",
                views.ToAllauthView.as_view(pattern_name="account_change_password"),
                name="change-password",
            ),
            path("", never_cache(self.summary_view.as_view()), name="summary"),
            path("orders/", own(self.order_history_view), name="order-list"),
            path("orders/<str:order_number>/", own(self.order_detail_view), name="order"),
            path("orders/<str:order_number>/again/", own(views.OrderAgainView), name="order-again"),
            path("addresses/", own(self.address_list_view), name="address-list"),
            path("addresses/add/", own(self.address_create_view), name="address-create"),
            path("addresses/<int:pk>/", own(self.address_update_view), name="address-detail"),
            path("addresses/<int:pk>/delete/", own(self.address_delete_view), name="address-delete"),
            path("addresses/<int:pk>/default/", own(views.AddressDefaultView), name="address-default"),
            path("reviews/", own(views.ReviewListView), name="reviews"),
            path("profile/", own(self.profile_view), name="profile-view"),
            path("profile/edit/", own(self.profile_update_view), name="profile-update"),
            path("profile/data/", own(views.PersonalDataView), name="profile-data"),
            path("profile/delete/", own(self.profile_delete_view), name="profile-delete"),
        ]
        return self.post_process_urls(urls)
