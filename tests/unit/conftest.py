"""What these tests share: pages made in a test are Chinese, whatever language the test before it left spoken."""

import sys

import pytest


@pytest.fixture(autouse=True)
def _chinese() -> None:
    speech = sys.modules.get("fazhi.sphinx_ext.html.speech")
    if speech is not None:
        speech.speak("zh")
