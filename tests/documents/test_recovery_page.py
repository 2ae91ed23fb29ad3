"""The page with a recovery code: the whole code, how to use it, one page, and nobody's name."""

from datetime import date

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.compose.recovery_page import compose_recovery_page

CODE = "7K3M-0QX9-V2BD-HJ4N-5TRE-8WYA-C6PZ-1SFG-K9QM"


def test_the_page_holds_the_code_and_says_nothing_of_whose_or_what() -> None:
    paper = compose_recovery_page(CODE, date(2026, 12, 30))
    said = [block.text for block in paper.blocks if isinstance(block, b.Heading)]
    assert " ".join(said).startswith(CODE.replace("-", " "))
    assert paper.one_page
    assert paper.recipient.copy_words == "Owner’s page"
    assert (paper.case_reference, paper.subject, paper.recipient.name) == ("", "", "the owner")
    words = repr(paper).lower()
    for word in ("child", "harm", "hsb", "sexual", "social", "case file"):
        assert word not in words.replace("case_reference", "")
    assert "Wednesday 30 December 2026" in repr(paper)
