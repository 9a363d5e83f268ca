"""News from this room, for rooms above it."""

from django.dispatch import Signal

# A village was brought on; sent inside the transaction, so a receiver that raises undoes everything.
# Provides args: village (Village), operator (User or None).
village_brought_on = Signal()
