"""The command line: one verb per file, each parses and calls, nothing more.

Only ``__main__`` calls it. A verb module has ``HELP``, ``add_arguments(parser)`` and
``run(args) -> Report``; heavy imports stand inside ``run`` so that ``--help`` is instant.
"""
