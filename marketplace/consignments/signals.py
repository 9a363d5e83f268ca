"""News of parcels, sent inside the transaction that moves them.

`consignment_moved(consignment, event, answers)`: a step was taken or taken back (`event.undoes` is set then);
`answers` is what the packer chose on the card, by field name.
`number_written(consignment)`: a parcel on the road has another tracking number.
`parcel_shortened(consignment, adjustment)`: it holds less than was ordered, or nothing; a ConsignmentError refuses.
`parcel_split(consignment, later)`: a part of it travels `later`, in another parcel; a ConsignmentError refuses.
`parcels_joined(consignment, gone)`: it holds again what was in `gone`, which is about to be deleted.
`delivery_changed(delivery)`: the buyer changed where it goes or who is called.
`containers_returned(consignment, adjustment)`: containers of it came back, their deposits go back.
`containers_soon_due(order, day)`: some are still out and may come back until that day.
"""

from django.dispatch import Signal

consignment_moved = Signal()
number_written = Signal()
parcel_shortened = Signal()
parcel_split = Signal()
parcels_joined = Signal()
delivery_changed = Signal()
containers_returned = Signal()
containers_soon_due = Signal()
