"""What casework says becomes a shape: a category that is decided never wears the sign of one that is not."""

import pytest

from hsb_desktop.casework.views import CategoryView
from hsb_desktop.ui.kit.states import Category
from hsb_desktop.ui.questions.shapes import category_of


@pytest.mark.parametrize(
    ("value", "shape", "figure"),
    [
        (None, Category.UNDECIDED, "?"),
        ("none", Category.NOT_HSB, "N"),
        (2, Category.HSB_2, "2"),
        ("act", Category.OTHER, ""),
        (7, Category.OTHER, ""),
    ],
)
def test_a_councils_own_category_is_decided(value: str | int | None, shape: Category, figure: str) -> None:
    assert category_of(CategoryView(value)) is shape
    assert shape.figure == figure
