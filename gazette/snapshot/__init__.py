"""The content folder: a folder in, its notices and pages as bundles of files out.

Nothing is read but names, sizes and times. `arrange` is not named here: a build with nothing to do
only walks.
"""

from gazette.snapshot.files import File
from gazette.snapshot.names import fault_of
from gazette.snapshot.walk import folders, walk

__all__ = ["File", "fault_of", "folders", "walk"]
