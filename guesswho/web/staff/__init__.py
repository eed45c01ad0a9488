"""What stands behind the login: the staff pages and how they are found.

``pages.py`` is the list; a page on it has an audience, and the guard (``web/access``) holds
everything that it attaches to that audience.
"""
