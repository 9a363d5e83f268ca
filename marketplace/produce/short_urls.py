"""The short address on a label, below /l/: few characters make a code that an old phone reads."""

from django.urls import path

from marketplace.produce import passport

urlpatterns = [path("<slug:code>", passport.label, name="lot_label")]
