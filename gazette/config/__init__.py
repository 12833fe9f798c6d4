"""site.toml in, a `Site` out; every mistake in it is told at once, with its line."""

from gazette.config.load import load

__all__ = ["load"]
