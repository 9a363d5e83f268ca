"""News of payments. Receivers run inside the transaction that settles the attempt: if one raises, nothing is settled.

`attempt_settled(attempt)`: the attempt is now paid or promised. A late payment sends it after `attempt_failed`, and
a promise that is kept sends it a second time, with `attempt.status` paid.
`attempt_failed(attempt)`: the attempt is now failed; whatever was kept for it is to be set free.
`promise_reopened(attempt)`: what was written down as paid is promised again; somebody had taken it down by mistake.
`refund_owed(refund)`: a person of ours must hand the money back.
`refund_done(refund)`: the money went back.
`fee_known(attempt, amount, key)`: the provider kept `amount` (CNY) of this attempt, or gave it back when below zero;
sent once for each line of its bill, inside the transaction that keeps the line. `key` names the line.
"""

from django.dispatch import Signal

attempt_settled = Signal()
attempt_failed = Signal()
promise_reopened = Signal()
refund_owed = Signal()
refund_done = Signal()
fee_known = Signal()
