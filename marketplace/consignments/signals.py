"""News of parcels, sent inside the transaction that moves them.

`consignment_moved(consignment, event, answers)`: a step was taken or taken back (`event.undoes` is set then);
`answers` is what the packer chose on the card, by field name.
`number_written(consignment)`: a parcel on the road has another tracking number.
`parcel_shortened(consignment, adjustment)`: it holds less than was ordered, or nothing.
`containers_returned(consignment, adjustment)`: containers of it came back, their deposits go back.
"""

from django.dispatch import Signal

consignment_moved = Signal()
number_written = Signal()
parcel_shortened = Signal()
containers_returned = Signal()
