"""News of parcels, sent inside the transaction that moves them.

`consignment_moved(consignment, event)`: a step was taken or taken back (`event.undoes` is set then).
"""

from django.dispatch import Signal

consignment_moved = Signal()
