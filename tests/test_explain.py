"""Every rule explains itself, and docs/rules.md tells all of them."""

import subprocess
import sys
from pathlib import Path

import pytest

from bookletkit.explain import Unknown, all_rules, as_markdown, explain
from bookletkit.problems import Rule

RULES = {rule.id: rule for rule in all_rules()}


def test_the_page_of_rules_is_up_to_date():
    """Make it again: python -m bookletkit.explain > docs/rules.md."""
    page = Path(__file__).parent.parent / "docs" / "rules.md"

    assert page.read_text(encoding="utf-8") == as_markdown()


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_a_rule_says_what_is_asked_why_and_the_mend(rule: Rule):
    """First what is asked, then why it matters or what goes wrong, last what to do."""
    told, mend, _ = rule.text.partition(" Mend")

    assert mend, f"{rule.id} does not say the mend"
    assert "Why: " in told or "Example: " in told or told.count(". ") > 0, f"{rule.id} does not say why"


def test_a_rule_is_explained_by_its_id():
    """Id and severity, what is asked, why, the mend; lines fit a terminal."""
    told = explain("figure.disagrees")

    assert isinstance(told, str)
    assert told.startswith("figure.disagrees (error)\n")
    assert "\n  Why: " in told
    assert "\n  Mend: " in told
    assert max(map(len, told.splitlines())) <= 96


def test_the_nearest_rule_is_offered():
    """A slip of the hand is no riddle."""
    told = explain("figure.disagree")

    assert isinstance(told, Unknown)
    assert "`figure.disagrees`" in str(told)


def test_without_an_id_all_rules_are_listed():
    """One line each."""
    told = explain()

    assert isinstance(told, str)
    assert [line.split()[0] for line in told.splitlines()] == sorted(RULES)


def test_one_rule_is_explained_without_waking_the_typesetter():
    """Only the module that holds the rule is imported."""
    code = "import sys; from bookletkit import explain; explain.explain('figure.disagrees'); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(__file__).parent.parent)

    assert not {"weasyprint", "matplotlib", "fontTools"} & set(run.stdout.split())
    assert "bookletkit.copydesk.figures" in run.stdout, run.stderr
