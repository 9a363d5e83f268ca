"""A number that changes whenever the market's shelves do: part of the key of everything counted over them."""

from portal.core.freshness import Version

shelves = Version("market:version")
shelves_version = shelves.now
forget_counts = shelves.renew_now
