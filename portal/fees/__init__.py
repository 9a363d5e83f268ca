"""Fees of a compound: bills for flats, paid online or at the counter, receipts, reminders, arrears, payouts."""
