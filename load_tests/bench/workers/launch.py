"""``launch.py MODULE ...``: run a module of this bench on the product's code of another tree.

The tree is the first place of ``PYTHONPATH``: what is imported of the product is its, also where
its own bench is older than this one, or not there. Run by its path, not by its name.
"""

from __future__ import annotations

import runpy
import sys
from pathlib import Path


def main() -> None:
    # Python puts this folder first; names in it would hide others.
    del sys.path[0]
    import load_tests

    load_tests.__path__ = [str(Path(__file__).parents[2])]
    del sys.argv[0]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
