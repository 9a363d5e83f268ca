"""A payment provider for trying things out: a company of its own, with its own store, page and messages.

It shares no code and no database with the site beyond the way messages are signed: `store`, `pages`, `events` and
`app` are the provider, `client` is our side of the wire.
"""
