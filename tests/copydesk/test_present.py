"""A kit that speaks in one year knows nothing of later ones, except where it says so."""

from conftest import told

from bookletkit.copydesk import proofread


def late(kit) -> list[str]:
    return [line for line in told(proofread(kit.read().value)) if line.endswith("since.late")]


def test_a_later_year_in_running_text_is_warned_of(kit):
    """since.late, at the year."""
    kit.change("kit.yaml", "revision: 1", "revision: 1\npresent: 2011")
    kit.block("text: |\n  In 2011 boats went out, in 2014 they stayed.\n")

    assert late(kit) == ["youth/work.yaml:7:38 warning since.late"]


def test_boxes_on_what_came_later_and_the_time_line_may_name_it(kit):
    """`kind: since`, timeline.yaml; footnotes on a revision."""
    kit.change("kit.yaml", "revision: 1", "revision: 1\npresent: 2011")
    kit.write("youth/timeline.yaml", "- {year: 2014, event: A storm in 2014, source: survey}\n")
    kit.block("box:\n  kind: since\n  title: Since 2011\n  text: In 2014 a storm came.\n")

    assert late(kit) == []


def test_a_text_may_look_ahead(kit):
    """A period that has begun, a goal."""
    kit.change("kit.yaml", "revision: 1", "revision: 1\npresent: 2011")
    kit.block("text: |\n  The Decade from 2006 to 2015, or 2006–2015, has goals for 2015, to be reached by 2015.\n")

    assert late(kit) == []


def test_without_a_present_the_rule_is_silent(kit):
    """Code knows of no year."""
    kit.block("text: |\n  In 2099 boats go out.\n")

    assert late(kit) == []
