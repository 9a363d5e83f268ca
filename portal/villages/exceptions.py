"""What can go wrong when a village is brought on."""


class VillageIndexMissing(LookupError):
    """The page tree has no list of villages yet in the language the village is written in."""
