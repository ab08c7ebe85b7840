"""Find a Chromium, or get one: the system's, else Playwright's own, else a package's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
#: Nothing that calls home: the tests run on closed networks.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def of_the_system() -> str | None:
    """The path of an installed Chromium."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def of_playwright() -> str | None:
    """The path of the Chromium that Playwright has downloaded."""
    with sync_playwright() as playwright:
        try:
            path = playwright.chromium.executable_path
        except Error:
            return None
        return path if Path(path).exists() else None


def executable() -> str:
    """The path of a Chromium. Ask before Playwright is opened: it can't be open twice.

    Raises:
        RuntimeError: there is none; the message says how to get one.
    """
    found = of_the_system() or of_playwright()
    if found is None:
        raise RuntimeError(
            "no Chromium was found; install one (Debian: apt install chromium; elsewhere: "
            "python -m playwright install chromium) and run the tests again"
        )
    return found


def get() -> str:
    """A Chromium, downloaded or installed where there is none."""
    if (found := of_the_system() or of_playwright()) is not None:
        return found
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if of_playwright() is None and shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        packages = ["chromium", "fonts-noto-cjk"]
        subprocess.run(["apt-get", "install", "-y", "-qq", *packages], check=True)
    return executable()


if __name__ == "__main__":
    print(f"browser: {get()}")
