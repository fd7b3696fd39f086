"""Opens pages in a real browser: they load nothing and say nothing wrong, fit a phone, can be read without
scripts and by screen readers; their slider says what the program says; names stay text.

Run by `cargo test --test cli browser`, which makes the pages. Needs Playwright for Python and Chromium; the
checks of accessibility need axe-playwright-python.

usage: pages.py PROGRAM CATALOG FOLDER [SCREENSHOTS]
"""

import json
import os
import pathlib
import shlex
import shutil
import subprocess
import sys
from decimal import ROUND_HALF_UP, Decimal

from playwright.sync_api import sync_playwright

PROGRAM, CATALOG, FOLDER = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
SCREENSHOTS = pathlib.Path(sys.argv[4]) if len(sys.argv) > 4 else None
# The width of a phone, and of a window.
WIDTHS = (390, 1280)
# Every how many steps of a slider the program is asked.
EVERY = 12
# Pages of the same elements: accessibility, which takes the longest, is looked at on the first of them.
ALIKE = ("compare-profile", "compare-requests", "compare-tokens")
problems = []


def check(holds, what):
    if not holds:
        problems.append(what)


def launch(playwright):
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    found = os.environ.get("LLMCMP_TEST_BROWSER") or next(filter(None, map(shutil.which, names)), None)
    # As root Chromium starts without its sandbox alone.
    args = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path=found, args=args)


def opened(browser, path, **options):
    """A page, with whatever it complains of or asks for beyond its own file noted as a problem."""
    context = browser.new_context(**options)
    page = context.new_page()
    address = path.as_uri()
    page.on("console", lambda m: check(m.type not in ("error", "warning"), f"{path.name}: console: {m.text}"))
    page.on("pageerror", lambda e: check(False, f"{path.name}: {e}"))
    page.on("request", lambda r: check(r.url == address, f"{path.name}: asks for {r.url}"))
    page.goto(address)
    return page


def fits(page, path):
    for width in WIDTHS:
        for scheme in ("light", "dark"):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            wide = page.evaluate("document.documentElement.scrollWidth")
            check(wide <= width, f"{path.name}: {wide} pixels wide at {width}")
            if SCREENSHOTS:
                page.screenshot(path=SCREENSHOTS / f"{path.stem}-{width}-{scheme}.png", full_page=True)


def is_accessible(browser, path):
    try:
        from axe_playwright_python.sync_playwright import Axe
    except ImportError:
        print("SKIPPED: accessibility, for want of axe-playwright-python", file=sys.stderr)
        return
    # axe is a script of its own, which the page's policy would refuse.
    page = opened(browser, path, bypass_csp=True)
    schemes = {"light": {}}
    if path.stem == ALIKE[0]:
        # What differs in the dark are the colours.
        schemes["dark"] = {"runOnly": ["color-contrast"]}
    for scheme, rules in schemes.items():
        page.emulate_media(color_scheme=scheme)
        for found in Axe().run(page, options={"resultTypes": ["violations"], **rules}).response["violations"]:
            node = found["nodes"][0]["html"][:200]
            check(False, f"{path.name}, {scheme}: {found['id']}: {found['help']}: {node}")
    page.context.close()


def keyboard(page, path):
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.getAttribute('href')")
    check(first == "#main", f"{path.name}: the first stop of the keyboard is {first}")


def shown(usd):
    """An amount as the program shows it."""
    if usd is None:
        return "–"
    usd = Decimal(str(usd))
    cents = usd.quantize(Decimal("0.01"), ROUND_HALF_UP)
    if cents == 0 and usd != 0:
        return "<$0.01"
    return f"${cents:.2f}" if cents < 100 else f"${usd.quantize(Decimal(1), ROUND_HALF_UP):,}"


def answer(words):
    env = {**os.environ, "LLMCMP_CATALOG": CATALOG}
    run = subprocess.run([PROGRAM, *words, "--json"], capture_output=True, text=True, env=env)
    check(run.returncode == 0, f"{words}: {run.stderr}")
    return json.loads(run.stdout)


def said(page):
    """What the page says at the step shown."""
    text = lambda one: page.locator(one).inner_text()
    rows = page.locator("#step-bills tbody tr")
    bills = [rows.nth(at).locator("td").first.inner_text() for at in range(rows.count())]
    return {"bills": bills, "verdict": text("#step-verdict"), "command": text("#step-command"),
            "traffic": text("#step-traffic"), "turns": page.locator("#step-turns").text_content()}


def slides(browser, path):
    """Moves the slider, and asks the program for the same."""
    page = opened(browser, path)
    steps = int(page.locator("#step").get_attribute("max")) + 1
    check(steps > 30, f"{path.name}: {steps} steps")
    start = page.locator("#step").input_value()
    verdicts = page.locator("#steps tbody tr").evaluate_all("rows => rows.map(row => row.cells[row.cells.length - 3].textContent)")
    picks = [verdict.split(":")[0] for verdict in verdicts]
    turns = [at for at in range(1, steps) if picks[at] != picks[at - 1]]
    asked = {*range(0, steps, EVERY), steps - 1, *turns, *(at - 1 for at in turns)}
    seen = set()
    for at in sorted(asked):
        page.locator("#step").fill(str(at))
        now = said(page)
        seen.add(tuple(now["bills"]))
        words = shlex.split(now["command"])[1:]
        compared = answer(words)
        costs = compared["monthly_cost"]["models"]
        bills = [shown(model["usd"]) for model in costs]
        check(now["bills"] == bills, f"{path.name}, {at}: {now['bills']}, the program says {bills}")
        pick = compared["verdict"]["pick"]
        names = {model["id"]: model["name"] for model in compared["models"]}
        expected = f"Pick {names[pick]} (" if pick else ("Toss-up:", "No pick:")
        check(now["verdict"].startswith(expected), f"{path.name}, {at}: {now['verdict']}, the pick is {pick}")
        flips = "; ".join(flip["text"] for flip in compared["verdict"]["flips"][:2])
        check(now["turns"] == (f"Would flip {flips}" if flips else ""), f"{path.name}, {at}: {now['turns']}, {flips}")
        # `cost` bills the same.
        billed = {row["model"]: shown(row["monthly_usd"]) for row in answer(["cost", *words[1:]])["rows"]}
        for model, bill in zip(costs, now["bills"]):
            check(billed.get(model["model"]) == bill, f"{path.name}, {at}: {bill}, cost says {billed}")
        current = page.locator("#steps tr[aria-current]").locator("th").text_content()
        check(current == now["traffic"], f"{path.name}, {at}: {current}")
    check(len(seen) > 3, f"{path.name}: the bills do not change")
    page.locator("#step").fill(start)
    page.locator("#step").press("ArrowRight")
    check(page.locator("#step").input_value() != start, f"{path.name}: no step by keyboard")
    page.context.close()
    return len(turns)


def reads_without_scripts(browser, path):
    moving = said(opened(browser, path))
    page = opened(browser, path, java_script_enabled=False)
    check(page.locator("#step").is_hidden(), f"{path.name}: a dead slider is shown")
    check(page.locator("#step-bills").is_visible(), f"{path.name}: no bills without scripts")
    still = {"verdict": page.locator("#step-verdict").inner_text(), "command": page.locator("#step-command").inner_text()}
    check(still.items() <= moving.items(), f"{path.name}: {still}")
    page.locator(".slider summary").click()
    check(page.locator("#steps tbody tr").first.is_visible(), f"{path.name}: no table of steps without scripts")
    page.context.close()


def stays_text(browser, path):
    page = opened(browser, path)
    check(page.evaluate("window.injected === undefined"), f"{path.name}: a script in a name ran")
    check(page.locator("img, iframe, a[href^='javascript:'], [onclick], [onerror]").count() == 0, f"{path.name}: markup in a name")
    check("<script>" in page.locator("body").inner_text(), f"{path.name}: the name is not shown as it is")
    page.context.close()


def main():
    with sync_playwright() as playwright:
        browser = launch(playwright)
        pages = sorted(FOLDER.glob("*.html"))
        check(len(pages) > 5, f"{len(pages)} pages")
        turns = 0
        for path in pages:
            page = opened(browser, path)
            keyboard(page, path)
            fits(page, path)
            page.context.close()
            if path.stem not in ALIKE[1:]:
                is_accessible(browser, path)
            if path.stem.startswith("compare"):
                turns += slides(browser, path)
                reads_without_scripts(browser, path)
            if path.stem.endswith("hostile"):
                stays_text(browser, path)
        check(turns > 0, "no pick changes with traffic on any page")
        browser.close()
    for problem in problems:
        print(problem, file=sys.stderr)
    sys.exit(1 if problems else 0)


main()
