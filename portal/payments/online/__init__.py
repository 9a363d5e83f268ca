"""Providers that are other companies: Stripe, Alipay, WeChat Pay. Each speaks through its own library.

The libraries are read when a provider is first used, so that a site without them starts as quickly as before. What a
provider answers is turned into our words here; keys never leave this room, not into a log nor onto a page.
"""
