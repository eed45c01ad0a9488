"""``python -m guesswho <verb>``."""

import sys

from guesswho.cli.main import main

sys.exit(main())
