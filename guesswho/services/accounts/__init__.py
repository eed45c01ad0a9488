"""Those who log in: users, their passwords, one-time links, logins.

The web and the command line call ``UserService`` and ``LoginService``; what a role may do
stands in ``services/rights.py``. Knows no Flask: a login is a token here, and whoever shows
it is that user until it ends.
"""
