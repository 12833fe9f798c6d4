"""The reader of each kind of field: a node flows in, a value flows out.

A reader is told the field's name, as problems have it, and the file. Where it cannot read the node,
it reports that, and returns what stands for a field that is not there. Empty ones do not reach it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from yaml.nodes import Node

from gazette.model.field import Kind
from gazette.parse.dates import read_moment, read_pinned
from gazette.parse.file_context import FileContext
from gazette.parse.lists import read_aliases, read_attachments, read_topics
from gazette.parse.mappings import read_origin, read_withdrawal
from gazette.parse.paths import read_file_path
from gazette.parse.values import read_policy, read_text, read_truth

READERS: Mapping[Kind, Callable[[Node, str, FileContext], object]] = {
    "text": read_text,
    "date": read_moment,
    "truth": read_truth,
    "file": read_file_path,
    "policy": read_policy,
    "topics": read_topics,
    "aliases": read_aliases,
    "attachments": read_attachments,
    "pinned": read_pinned,
    "origin": read_origin,
    "withdrawn": read_withdrawal,
}
