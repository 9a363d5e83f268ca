"""A number that changes whenever an alert of stock opens or closes: part of the key of what is counted over them."""

from portal.core.freshness import Version

low = Version("notices:low")
low_version = low.now
