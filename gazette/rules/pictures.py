"""Rules about pictures, by what is in the file."""

from __future__ import annotations

from gazette.rules.rule import N_, Rule

RULES: dict[str, Rule] = {
    "not-a-picture": Rule(
        N_("“%(target)s” is not a picture that browsers show"),
        N_("use PNG, JPEG, WebP, AVIF, GIF or SVG"),
    ),
    "not-a-picture+kind": Rule(
        N_("“%(target)s” is not what its ending says but %(kind)s, which browsers do not show"),
        N_("save the picture itself as PNG or JPEG"),
    ),
    "not-a-picture+ending": Rule(
        N_("“%(target)s” is a picture (%(kind)s), but its name has no ending that says so"),
        N_("rename it to “%(name)s”, here and in its folder"),
    ),
    "not-a-picture+inside": Rule(
        N_("“%(target)s” holds no picture, whatever its ending says"),
        N_("copy it from where it came from once more, or save it as PNG or JPEG"),
    ),
    "picture-damaged": Rule(
        N_("the picture “%(target)s” is damaged or cut short"),
        N_("copy it from where it came from once more, or save it anew"),
    ),
    "picture-ending": Rule(
        N_("“%(target)s” is not what its ending says but %(kind)s"),
        N_("rename it to “%(name)s”, here and in its folder"),
        "warning",
    ),
    # Browsers take one kind for another, but no drawing for a picture made of pixels.
    "picture-ending+drawing": Rule(
        N_("“%(target)s” is not what its ending says but %(kind)s"),
        N_("rename it to “%(name)s”, here and in its folder"),
    ),
    "picture-huge": Rule(
        N_("the picture “%(target)s” is too large: it has more than 89 million pixels"),
        N_("save it smaller: 3,000 pixels from side to side are plenty"),
    ),
}
