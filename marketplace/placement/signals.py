"""News of orders, sent inside the transaction that makes or cancels them: a receiver that raises stops it all.

`goods_reserved(lines, provider)`: a basket's goods are set aside; raise a PlacementError to refuse the order.
`payment_opened(placement, user)`: the sum is known and its attempt open; raise a PlacementError to refuse the order.
`order_created(order, placement)`: the order and its lines exist; make what hangs on them.
`order_adjusted(adjustment)`: one seller's part became smaller; lines, books and refund are written.
`deposits_kept(kept)`: containers of a line never came back; what was held for them is booked to the village.
`order_cancelling(order, by)`: raise TooLateToCancel, or undo what hangs on the order. `by` is a user or None.
`order_cancelled(order)`: it is cancelled; stock and books are back.
"""

from django.dispatch import Signal

goods_reserved = Signal()
payment_opened = Signal()
order_created = Signal()
order_adjusted = Signal()
deposits_kept = Signal()
order_cancelling = Signal()
order_cancelled = Signal()
