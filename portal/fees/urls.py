"""A resident's fees, below /<lang>/."""

from django.urls import path

from portal.fees import home_views, wait_views

app_name = "fees"
urlpatterns = [
    path("my-home/<slug:slug>/fees/", home_views.mine, name="mine"),
    path("my-home/<slug:slug>/fees/pay/", home_views.pay, name="pay"),
    path("my-home/<slug:slug>/fees/reminders/", home_views.reminders, name="reminders"),
    path("fees/paying/<slug:number>/", wait_views.wait, name="wait"),
    path("fees/paying/<slug:number>/leave/", wait_views.leave, name="leave"),
    path("fees/receipts/<int:pk>/", wait_views.receipt, name="receipt"),
    path("fees/receipts/<int:pk>/paper/", wait_views.paper, name="paper"),
    path("fees/no-mail/<str:token>/", home_views.no_mail, name="no-mail"),
]
