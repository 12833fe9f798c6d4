"""The content folder: a folder in, its notices and pages as bundles of files out.

Nothing is read but names, sizes and times.
"""

from gazette.source.arrange import Bundle, Kind, Tree, arrange
from gazette.source.files import File
from gazette.source.names import fault_of
from gazette.source.walk import walk

__all__ = ["Bundle", "File", "Kind", "Tree", "arrange", "fault_of", "walk"]
