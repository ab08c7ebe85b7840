"""Tests: a real Redis, a real Chromium, real files."""

import os

# A table is as wide as a test asks for, whatever the terminal: readline, which pytest loads, hands
# the width of its own to the workers of pytest-xdist.
for name in ("COLUMNS", "LINES"):
    os.environ.pop(name, None)
