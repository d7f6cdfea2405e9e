"""Layout: from the elements that a format reader found to a ``Document``, the same for every format.

What format readers need of it stands here; ``build_document`` is the end of every reading. Inside, ``document`` uses
``paragraphs`` and ``table_parts``, they use ``captions`` and ``headings``, and all of them ``lines``.
"""

from sources.documents.layout.captions import is_caption, is_unit_note
from sources.documents.layout.document import build_document
from sources.documents.layout.headings import heading_level
from sources.documents.layout.lines import WIDE, leading_blanks
from sources.documents.layout.paragraphs import cell_of_lines, is_page_number, join_cell_lines, join_paragraphs
from sources.documents.layout.table_parts import is_value

__all__ = [
    "WIDE",
    "build_document",
    "cell_of_lines",
    "heading_level",
    "is_caption",
    "is_page_number",
    "is_unit_note",
    "is_value",
    "join_cell_lines",
    "join_paragraphs",
    "leading_blanks",
]
