"""Plain widgets with the look of the product. Law of this package: no word of the procedure is known here."""
