"""What parcels need to know of the money: with which means the buyer pays when taking the goods."""

PAID_AT_HAND_OVER = "pay_at_pickup"
