"""The operator's desk of payments: which providers are on and what they lack, and their statement of each day."""
