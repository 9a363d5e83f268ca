"""What can go wrong when a community is brought on."""


class CommunityIndexMissing(LookupError):
    """The page tree has no list of communities yet in the language the community is written in."""
