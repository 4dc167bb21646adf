"""The browser that tests drive."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from absent import browser

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

_FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


def start(profile: Path, **logged: str) -> "Chrome":
    """One without a window and with a new profile, which logs what is told; the machine must have it."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = str(browser())
    options.set_capability("goog:loggingPrefs", logged)
    for flag in (*_FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
