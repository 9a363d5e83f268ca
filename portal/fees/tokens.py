"""Words nobody can guess."""

import secrets


def new_token() -> str:
    """Return one, for the link that ends letters."""
    return secrets.token_urlsafe(18)
