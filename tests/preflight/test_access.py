"""Rules for the access editions. Each is given one fault, speaks, and no other does."""

import re
from io import BytesIO, StringIO

import pytest
from finish.painted import job, painted
from pikepdf import Array, Dictionary, Name, Pdf

from bookletkit.editions import SCREEN
from bookletkit.finish import finish
from bookletkit.preflight import preflight
from bookletkit.problems import RULES, WARNING

from .finished import finished, judged, rules


def links(pdf: Pdf) -> list:
    return [link for page in pdf.pages for link in page.obj.get("/Annots", [])]


def no_xmp(pdf: Pdf) -> None:
    del pdf.Root.Metadata


def file_name_as_title(pdf: Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        xmp["dc:title"] = "lighthouse-final.docx"


def two_titles(pdf: Pdf) -> None:
    pdf.docinfo.Title = "The lamp"


def file_name_shown(pdf: Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def no_language(pdf: Pdf) -> None:
    del pdf.Root.Lang


def no_tag_of_a_language(pdf: Pdf) -> None:
    pdf.Root.Lang = "Welsh!"


def another_language(pdf: Pdf) -> None:
    pdf.Root.Lang = "fr"


def not_marked(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Marked = False


def suspects(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Suspects = True


def no_tree(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot


def dead_name(pdf: Pdf) -> None:
    links(pdf)[0].Dest = "lantern"


def dead_action(pdf: Pdf) -> None:
    del links(pdf)[0].Dest
    links(pdf)[0].A = Dictionary(S=Name.GoTo, D="lantern")


def dead_bookmark(pdf: Pdf) -> None:
    pdf.Root.Outlines.First.Dest = Array([None, Name.Fit])


def name_of_a_page_that_is_gone(pdf: Pdf) -> None:
    gone = pdf.make_indirect(Dictionary())
    pdf.Root.Names.Dests.Names.append("zenith")
    pdf.Root.Names.Dests.Names.append(Array([gone, Name.Fit]))


def address(pdf: Pdf, goal: str) -> None:
    links(pdf)[1].A = Dictionary(S=Name.URI, URI=goal)


def link_without_goal(pdf: Pdf) -> None:
    del links(pdf)[0].Dest


def launch(pdf: Pdf) -> None:
    links(pdf)[1].A = Dictionary(S=Name.Launch, F="lamp.exe")


def file_address(pdf: Pdf) -> None:
    address(pdf, "file:///srv/kit/lamp.pdf")


def own_address(pdf: Pdf) -> None:
    address(pdf, "kit:lamp#glass")


def script_address(pdf: Pdf) -> None:
    address(pdf, "javascript:alert(1)")


def link_does_not_print(pdf: Pdf) -> None:
    del links(pdf)[0].F


def link_is_hidden(pdf: Pdf) -> None:
    links(pdf)[0].F = 4 | 2


def letters_unknown(pdf: Pdf) -> None:
    del next(iter(pdf.pages[1].resources.Font.values())).ToUnicode


def no_bookmarks(pdf: Pdf) -> None:
    del pdf.Root.Outlines


def bookmark_without_words(pdf: Pdf) -> None:
    pdf.Root.Outlines.First.First.Title = " "


def no_labels(pdf: Pdf) -> None:
    del pdf.Root.PageLabels


def labels_from_one(pdf: Pdf) -> None:
    """The second page is called 1."""
    pdf.Root.PageLabels.Nums[3].St = 1


def cover_twice(pdf: Pdf) -> None:
    pdf.Root.PageLabels.Nums = Array([0, Dictionary(P="Cover")])


def cover_called_3(pdf: Pdf) -> None:
    pdf.Root.PageLabels.Nums[1].P = "3"


def bleed_shows(pdf: Pdf) -> None:
    pdf.pages[1].MediaBox = Array([-9, -9, 400, 500])


def another_size(pdf: Pdf) -> None:
    for name in ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox"):
        pdf.pages[1].obj[name] = Array([0, 0, 419.53, 595.28])


def link_outside(pdf: Pdf) -> None:
    links(pdf)[0].Rect = Array([-40, 10, -20, 20])


FAULTS = [
    ("access.doc.title", no_xmp),
    ("access.doc.title", file_name_as_title),
    ("access.doc.title", two_titles),
    ("access.doc.display-title", file_name_shown),
    ("access.doc.lang", no_language),
    ("access.doc.lang", no_tag_of_a_language),
    ("access.doc.lang", another_language),
    ("access.doc.marked", not_marked),
    ("access.doc.marked", suspects),
    ("access.doc.marked", no_tree),
    ("access.dest.resolves", dead_name),
    ("access.dest.resolves", dead_action),
    ("access.dest.resolves", dead_bookmark),
    ("access.dest.resolves", name_of_a_page_that_is_gone),
    ("access.link.target", link_without_goal),
    ("access.link.target", launch),
    ("access.link.target", file_address),
    ("access.link.target", own_address),
    ("access.link.target", script_address),
    ("access.link.print", link_does_not_print),
    ("access.link.print", link_is_hidden),
    ("access.text.unicode", letters_unknown),
    ("access.nav.bookmarks", no_bookmarks),
    ("access.nav.bookmarks", bookmark_without_words),
    ("access.nav.labels", no_labels),
    ("access.nav.labels", labels_from_one),
    ("access.nav.labels", cover_twice),
    ("access.nav.labels", cover_called_3),
    ("access.box.crop", bleed_shows),
    ("access.box.crop", another_size),
    ("access.box.crop", link_outside),
]


@pytest.mark.parametrize(("rule", "fault"), FAULTS)
def test_a_fault_makes_its_rule_speak_and_no_other(rule, fault):
    """Once, with a mend."""
    problems = judged(SCREEN, fault)

    assert rules(problems) == {rule}
    assert len(problems) == 1
    assert problems[0].mend


def test_every_rule_has_its_fault():
    """A rule that is never seen to speak may be deaf."""
    spoken = {rule for rule, _ in FAULTS} | {"access.file.linear"}

    assert {rule for rule in RULES if rule.startswith("access.")} == spoken


def test_a_file_that_is_not_linearised_is_warned_of():
    """access.file.linear: told, and kept: it opens, only later."""
    with Pdf.open(BytesIO(finished(SCREEN))) as pdf:
        plain = BytesIO()
        pdf.save(plain)
    (problem,) = preflight(plain.getvalue(), job(SCREEN))

    assert (problem.rule, problem.severity) == ("access.file.linear", WARNING)


def test_wrong_hint_tables_are_warned_of():
    """access.file.linear: the head says that the first page ends later than it does."""
    pdf = finished(SCREEN)
    ends = re.search(rb"/E (\d+)", pdf)
    moved = b"/E %d" % (int(ends[1]) + 1)
    (problem,) = preflight(pdf.replace(ends[0], moved, 1), job(SCREEN))

    assert problem.rule == "access.file.linear"


def test_the_outline_hint_of_many_bookmarks_is_no_fault():
    """access.file.linear: bookmarks in two object streams are what libqpdf itself hints wrongly."""
    with Pdf.open(BytesIO(painted(SCREEN))) as pdf:
        last = pdf.Root.Outlines.Last
        for number in range(200):
            more = Dictionary(Title=f"Wave {number}", Dest=last.Dest, Parent=pdf.Root.Outlines, Prev=last)
            last.Next = pdf.make_indirect(more)
            last = last.Next
        pdf.Root.Outlines.Last = last
        long = BytesIO()
        pdf.save(long)
    finished_long = finish(long.getvalue(), job(SCREEN)).value

    with Pdf.open(BytesIO(finished_long)) as pdf:
        assert not pdf.check_linearization(StringIO())
    assert preflight(finished_long, job(SCREEN)) == ()


def test_a_ring_of_bookmarks_ends():
    """access.nav.bookmarks: a bookmark that is next to itself is read once."""

    def ring(pdf: Pdf) -> None:
        pdf.Root.Outlines.First.Next = pdf.Root.Outlines.First

    assert judged(SCREEN, ring) == ()


@pytest.mark.parametrize("goal", ["https://example.org", "http://example.org/a?b=1#c", "mailto:keeper@example.org"])
def test_addresses_that_a_reader_can_open_are_silent(goal):
    """access.link.target: web and mail."""
    assert judged(SCREEN, lambda pdf: address(pdf, goal)) == ()


@pytest.mark.parametrize(("goal", "silent"), [("./3-sea.pdf#nameddest=tide", True), ("./../3-sea.pdf", False)])
def test_a_file_beside_this_one_may_be_linked_none_above_it(goal, silent):
    """access.link.target: a disc holds the files side by side."""
    assert (judged(SCREEN, lambda pdf: address(pdf, goal)) == ()) is silent


def test_a_link_is_told_by_its_box_on_the_page():
    """access.dest.resolves: the spot counts from the trim corner at the top left, y down."""
    (problem,) = judged(SCREEN, dead_name)

    assert problem.message.startswith("A link to “lantern” leads to no page")
    assert (problem.where.page, problem.where.height_pt > 5) == (2, True)
    assert 42 < problem.where.x_pt < 340  # inside the margins of 15 mm
    assert 42 < problem.where.y_pt < 150  # under the head of the page


def test_a_label_is_told_at_the_first_page_that_has_a_wrong_one():
    """access.nav.labels."""
    (problem,) = judged(SCREEN, labels_from_one)

    assert problem.message.startswith("Page 2 is labelled “1”")
    assert problem.where.page == 2
