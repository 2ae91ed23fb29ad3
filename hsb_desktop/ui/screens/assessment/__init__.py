"""The risk assessment, one indicator a page, then the result and the worker's decision."""
