"""`python -m osintcli` is `osint`."""

from __future__ import annotations

import sys

from osintcli.cli.app import main

if __name__ == "__main__":
    sys.exit(main())
