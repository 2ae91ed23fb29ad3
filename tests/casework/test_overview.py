"""The overview counts what the records say, by the month of the hearing, and shows no count of 1 to 5."""

from datetime import date

from hsb_desktop.casework.cases import NewCase, open_case
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.overview import panel_overview
from hsb_desktop.casework.overview_paper import overview_file, overview_file_name, overview_paper
from hsb_desktop.documents.overview import Span
from hsb_desktop.papers.pages import page_texts
from hsb_desktop.procedure.answers import Answer
from hsb_desktop.support.clock import FixedClock
from tests.casework.panel_work import heard, nominated, updated

DECEMBER, JANUARY = date(2026, 12, 1), date(2027, 1, 1)


def test_what_was_heard_is_counted_by_month_and_names_nobody(desk: Desk, clock: FixedClock) -> None:
    cases = []
    for name in ("Rowan Ellery", "Ines Okafor", "Jo Marsh", "Lee Castle", "Sam Reed", "Kit Lowe"):
        cases.append(open_case(desk, NewCase(name, None, "open_case", clock.today())).case_id)
        nominated(desk, clock, cases[-1], None, themes=Answer(("online", "school")))
        heard(desk, clock, cases[-1])
    running = panel_overview(desk)
    assert running.months[-1] == date(2026, 11, 1)  # December has not ended
    assert all(row.total == Span(0, 0) for chart in running.charts for row in chart.rows)
    clock.advance(date(2027, 1, 11) - clock.today())
    updated(desk, clock, cases[0])
    heard(desk, clock, cases[0], kind="intervention")
    draft = panel_overview(desk)
    assert draft.months[-1] == DECEMBER
    clock.advance(date(2027, 2, 1) - clock.today())
    page = panel_overview(desk, 2)
    assert (page.months, page.period) == ((DECEMBER, JANUARY), "December 2026 to January 2027")
    rows = {(chart.id, row.label): row for chart in page.charts for row in chart.rows}
    assert [cell.words for cell in rows["cases", "Heard"].cells] == ["6", "1 to 5"]
    assert rows["cases", "Heard"].total.words == "7 to 11"
    assert [cell.words for cell in rows["locations", "A school or college"].cells] == ["6", "0"]
    assert rows["themes", "Online"].total.words == "6"
    assert rows["decisions", "Targeted disruption"].total.words == "6"
    assert rows["decisions", "Targeted intervention"].total.words == "1 to 5"
    assert ("interventions", "None yet") not in rows
    assert "Ellery" not in repr(page)
    assert panel_overview(desk, 2, date(2027, 1, 1)).months == (date(2026, 11, 1), DECEMBER)


def test_another_answer_counts_under_an_option_too(desk: Desk, clock: FixedClock) -> None:
    for name in ("Rowan Ellery", "Ines Okafor", "Jo Marsh", "Lee Castle", "Sam Reed", "Kit Lowe"):
        case_id = open_case(desk, NewCase(name, None, "open_case", clock.today())).case_id
        links = {
            "cse_linked": Answer(name != "Kit Lowe"),
            "cse_link": Answer("As the police say"),
            "mase_complexities": Answer(("cross_borough",)),
            "boroughs": Answer(("row-one",)),
            "boroughs/row-one/borough": Answer("A neighbour"),
        }
        nominated(desk, clock, case_id, None, **links)
        heard(desk, clock, case_id)
    clock.advance(date(2027, 1, 1) - clock.today())
    charts = {chart.id: chart for chart in panel_overview(desk).charts}
    assert [(row.label, row.total.words) for row in charts["cse"].rows] == [("Linked to CSE", "1 to 5")]
    [links_chart] = [chart for chart in panel_overview(desk).charts if chart.id == "links"]
    assert links_chart.rows[0].total == Span(6, 6)
    assert not links_chart.hides


def test_the_overview_on_paper_says_what_the_screen_says(desk: Desk, clock: FixedClock) -> None:
    for name in ("Rowan Ellery", "Ines Okafor"):
        case_id = open_case(desk, NewCase(name, None, "open_case", clock.today())).case_id
        nominated(desk, clock, case_id, None, themes=Answer(("online",)))
        heard(desk, clock, case_id)
    clock.advance(date(2027, 1, 4) - clock.today())
    page = panel_overview(desk)
    words = " ".join(" ".join(page_texts(overview_file(desk, overview_paper(desk, page)))).split())
    assert page.period in words
    for chart in page.charts:
        assert chart.title in words
    assert "1 to 5" in words
    assert "Ellery" not in words
    assert "Okafor" not in words
    assert overview_file_name(page) == "overview-2026-07-2026-12.pdf"
