"""A need is found by its identifier, in a real browser and straight from the folder."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

pytestmark = pytest.mark.site


@pytest.mark.parametrize(
    ("id", "page"),
    [
        ("DECISION_007", "obligations/DECISION_007.html"),
        ("IN_SC713", "instruments/SC713.html"),
        ("RP_YUNZHOU_HIGHTECH_2024", "reports/yunzhou-hightech-2024/index.html"),
    ],
)
def test_the_page_leads_to_where_the_need_stands(browser: "Chrome", site: Path, id: str, page: str) -> None:
    from selenium.webdriver.common.by import By
    from selenium.webdriver.support.wait import WebDriverWait

    browser.get(f"{(site / 'permalink.html').as_uri()}?id={id}")
    wanted = f"{(site / page).as_uri()}#{id}"
    WebDriverWait(browser, 20).until(lambda driver: driver.current_url == wanted)
    assert browser.find_elements(By.ID, id)


@pytest.mark.parametrize(("asked", "said"), [("?id=%3Cb%3ENONE", "没有编号为“<b>NONE”的条目"), ("", "?id=编号")])
def test_what_is_not_there_is_said(browser: "Chrome", site: Path, asked: str, said: str) -> None:
    from selenium.webdriver.common.by import By

    browser.get(f"{(site / 'permalink.html').as_uri()}{asked}")
    assert said in browser.find_element(By.ID, "fz-permalink-status").text
