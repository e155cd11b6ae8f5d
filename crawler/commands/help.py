"""How `--help` of the project's commands is laid out."""

from __future__ import annotations

from scrapy.commands import ScrapyHelpFormatter


class HelpFormatter(ScrapyHelpFormatter):
    """Scrapy's, which takes each line that ends in a colon for a heading, an option's words too where they are broken there."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        """The lines of an option's words; none ends in a colon."""
        return [f"{line} " if line.endswith(":") else line for line in super()._split_lines(text, width)]
