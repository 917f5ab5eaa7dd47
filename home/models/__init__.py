"""The pages that editors write, and the figures that others published."""

from home.evidence.series import Figure, Series
from home.models.home_page import HomePage
from home.models.text_page import TextPage

__all__ = ["Figure", "HomePage", "Series", "TextPage"]
