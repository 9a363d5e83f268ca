"""Three payment companies on ports of this machine, written from their documentation.

They refuse what the real ones refuse: a wrong signature, an amount in another form, a missing field. None of them uses
code of the site or of the libraries it calls them with.
"""
