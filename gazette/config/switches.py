"""The checks that are switched off: the table `[checks]` in, the codes of these checks out."""

from __future__ import annotations

from gazette.config.reader import Reader


def disabled_checks(reader: Reader) -> tuple[str, ...]:
    """Return the codes that are `false` in `[checks]`, in order."""
    table = reader.table("checks")
    if not table:
        return ()
    from gazette.rules import CHECKED
    from gazette.rules.protected import PROTECTED
    from gazette.rules.rule import codes

    names = codes(key for area in CHECKED for key in area)
    reader.refuse_unknown("checks", names, offer=[code for code in names if code not in PROTECTED])
    off = [code for code in names if code in table and not reader.switch(f"checks.{code}")]
    for code in off:
        if code in PROTECTED:
            reader.fault("setting-protected", f"checks.{code}", setting=code)
    return tuple(off)
