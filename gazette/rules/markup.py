"""Rules for the body of a text: what Markdown and the HTML in it may hold."""

from __future__ import annotations

from gazette.rules.rule import N_, Rule

RULES: dict[str, Rule] = {
    # ---------------------------------------------------------------- the text as a whole
    "control-character": Rule(
        N_("the line holds an invisible control character (%(code)s)"),
        N_("delete the line and type it again; such characters come in by copying"),
    ),
    "too-deep": Rule(
        N_("quotes, lists or brackets lie too deep inside each other to be converted"),
        N_("look for text that was pasted by accident, or part the paragraph"),
    ),
    "unclosed-fence": Rule(
        N_("the code block that begins or ends here has no other end"),
        N_("put a line of ``` before and after the code, with nothing else but the language"),
        "warning",
    ),
    "unclosed-fence+indented": Rule(
        N_("an indented ``` does not begin a code block"),
        N_("begin the line with ```, or indent the code itself by four spaces more than its text"),
        "warning",
    ),
    # ---------------------------------------------------------------- links and pictures
    "bad-scheme": Rule(
        N_("readers cannot follow “%(target)s”"),
        N_("use an address that begins with https://, mailto: or tel:, or the path of a file"),
    ),
    "bad-scheme+data": Rule(
        N_("the picture itself is written into the text"),
        N_("save it as a file beside the text and name the file: ![what it shows](picture.png)"),
    ),
    "bad-scheme+disk": Rule(
        N_("“%(target)s” is a place on your own computer"),
        N_("save the file beside the text and write its name alone"),
    ),
    "bad-scheme+host": Rule(
        N_("the address “%(target)s” does not say how to reach it"),
        N_("write https: before it"),
    ),
    "bad-scheme+www": Rule(
        N_("“%(target)s” would be looked for among the files of this portal"),
        N_("write https:// before it"),
    ),
    "link-empty": Rule(
        N_("the link leads nowhere"),
        N_("write the address between the brackets: [text](address)"),
    ),
    "link-empty+image": Rule(
        N_("the picture has no file"),
        N_("write the name of the file between the brackets: ![what it shows](picture.png)"),
    ),
    "address-cut-short": Rule(
        N_("the address “%(target)s” leads nowhere: a part of it is missing"),
        N_(
            "write all of it, like https://example.com/page, mailto:name@example.com"
            " or tel:+861012345678"
        ),
    ),
    "reference-missing": Rule(
        N_("“%(text)s” is shown as it stands: no line says where “%(name)s” leads"),
        N_("write [text](address), or \\[ in place of [ for brackets that are text"),
    ),
    "reference-missing+image": Rule(
        N_("“%(text)s” is shown as it stands: no line says which file “%(name)s” is"),
        N_("write ![what it shows](picture.png), or \\[ in place of [ for brackets that are text"),
    ),
    "link-without-text": Rule(
        N_("the link to “%(target)s” has no text to click on"),
        N_("write the text between the square brackets: [text](address)"),
    ),
    "remote-image": Rule(
        N_("the picture “%(target)s” would be fetched from another site"),
        N_("save it beside the text and write its file name; readers must not be tracked"),
    ),
    "image-without-alt": Rule(
        N_("the picture “%(target)s” has no description for those who cannot see it"),
        N_("say what it shows between the square brackets: ![what it shows](picture.png)"),
    ),
    "full-width-link": Rule(
        N_("“%(text)s” is shown as it stands, not as a link or picture"),
        N_("use half-width brackets and marks: [text](address), ![what it shows](picture.png)"),
        "warning",
    ),
    "link-not-recognised": Rule(
        N_("“%(text)s” is shown as it stands, not as a link or picture"),
        N_("close the brackets, and leave no space between them: [text](address)"),
        "warning",
    ),
    "full-width-mark": Rule(
        N_("“%(text)s” is shown as it stands: its mark is full-width"),
        N_("write it half-width: %(example)s"),
        "warning",
    ),
    # ---------------------------------------------------------------- headings and ids
    "heading-skipped": Rule(
        N_("the heading “%(text)s” skips a level"),
        N_("take one # more than the heading above it, at most"),
        "warning",
    ),
    "heading-empty": Rule(
        N_("the heading has no text"),
        N_("write its text after the #, or delete the line"),
        "warning",
    ),
    "duplicate-id": Rule(
        N_("the id “%(id)s” is given twice in this text"),
        N_("choose another one; links could not tell the two places apart"),
    ),
    "reserved-id": Rule(
        N_("the id “%(id)s” is taken by the page around the text"),
        N_("choose another one; links could not tell the two places apart"),
    ),
    # ---------------------------------------------------------------- admonitions and footnotes
    "unknown-admonition": Rule(
        N_("the kind of admonition “%(kind)s” is not known"),
        N_('did you mean “%(nearest)s”? A title of your own goes in quotes: !!! note "Title"'),
    ),
    "admonition-not-recognised": Rule(
        N_("the line is shown as it stands, not as an admonition"),
        N_('write it like this, with straight quotes: !!! note "Title"'),
        "warning",
    ),
    "admonition-empty": Rule(
        N_("the admonition has no text: what follows stands outside of it"),
        N_("indent the text below !!! by four spaces"),
        "warning",
    ),
    "footnote-missing": Rule(
        N_("there is no footnote “%(name)s”: the mark is shown as it stands"),
        N_("add a line [^%(name)s]: with its text"),
    ),
    "footnote-unused": Rule(
        N_("nothing refers to the footnote “%(name)s”"),
        N_("put [^%(name)s] into the text, or delete the footnote"),
        "warning",
    ),
    "footnote-twice": Rule(
        N_("the footnote “%(name)s” is written twice: only one of them would be shown"),
        N_("give one of them another name"),
    ),
    # ---------------------------------------------------------------- tables, lists, emphasis
    "table-not-recognised": Rule(
        N_("the table is shown as text"),
        N_(
            "put an empty line before it, and give the line of hyphens as many columns as the first"
        ),
        "warning",
    ),
    "table-not-recognised+bars": Rule(
        N_("the table is shown as text: its bars are full-width ones (｜)"),
        N_("part the columns by half-width bars: |"),
        "warning",
    ),
    "table-not-recognised+dashes": Rule(
        N_("the table is shown as text: its second line has dashes (——) in place of hyphens"),
        N_("write hyphens: |---|---|"),
        "warning",
    ),
    "table-not-recognised+rule": Rule(
        N_("the table is shown as text: it has no line of hyphens below its first row"),
        N_("put a line |---|---| there, with as many columns as the first row"),
        "warning",
    ),
    "table-not-recognised+tabs": Rule(
        N_("the rows are shown as running text: tabs between cells make no table"),
        N_(
            "write each row like “%(example)s”, with a line |---|---| below the first"
            " and an empty line before it"
        ),
        "warning",
    ),
    "table-cell-dropped": Rule(
        N_("the row has more cells than the table has columns: the last ones would be lost"),
        N_("add a column to the first two rows, or write \\| for a bar that is text"),
    ),
    "list-not-recognised": Rule(
        N_("the numbered lines that begin here run together into one paragraph"),
        N_("begin them with 1. and a space, or part them by empty lines"),
        "warning",
    ),
    "list-not-recognised+signs": Rule(
        N_("the lines that begin here with “%(sign)s” run together into one paragraph"),
        N_("write them as a list, with an empty line before it: %(example)s"),
        "warning",
    ),
    "stray-asterisks": Rule(
        N_("“%(text)s” is shown with its asterisks, not in bold"),
        N_("put ** on both sides of the words, without a space between: **text**"),
        "warning",
    ),
    "indented-text": Rule(
        N_("the text that begins here is shown as code: it is indented by four spaces or more"),
        N_("delete the spaces before it"),
        "warning",
    ),
    "indented-text+right": Rule(
        N_("spaces do not move the lines that begin here to the right"),
        N_(
            "delete them; below a signature, write a line {.signature}: it is set to the right,"
            " line by line"
        ),
        "warning",
    ),
    "task-list": Rule(
        N_("“%(text)s” is shown as it stands, not as a box to tick"),
        N_("leave it out, or write ☐ or ☑ in its place"),
        "warning",
    ),
    "underscore-bold": Rule(
        N_("“%(text)s” is shown with its underscores, not in bold"),
        N_("use asterisks between Chinese characters: **text**"),
        "warning",
    ),
    # ---------------------------------------------------------------- HTML
    "html-tag": Rule(
        N_("the HTML tag <%(name)s> is not allowed in a text"),
        N_("delete it; to show it to readers, put it between backquotes: `<%(name)s>`"),
    ),
    "html-tag+h1": Rule(
        N_("a text must not have an <h1>: the page's title is the only one"),
        N_("write a heading with ##, or <h2>"),
    ),
    "html-tag+script": Rule(
        N_("scripts are not allowed in a text"),
        N_("delete the script"),
    ),
    "html-tag+style": Rule(
        N_("styles are not allowed in a text"),
        N_("delete them; how the portal looks is set for all pages together"),
    ),
    "html-tag+iframe": Rule(
        N_("pages of other sites must not be shown inside of a text"),
        N_("link to the page: [text](address)"),
    ),
    "html-tag+font": Rule(
        N_("the HTML tag <font> is not allowed in a text"),
        N_("delete it; use **bold** to stress a word"),
    ),
    "html-tag+center": Rule(
        N_("the HTML tag <center> is not allowed in a text"),
        N_("delete it; the columns of a table are centred by :---:"),
    ),
    "html-tag+media": Rule(
        N_("the HTML tag <%(name)s> is not allowed in a text"),
        N_("save the file beside the text and link to it: [text](file)"),
    ),
    "html-tag+word": Rule(
        N_("the tag <%(name)s> comes from Word and means nothing here"),
        N_("delete it: what is copied from Word is best pasted as plain text"),
    ),
    "html-attribute": Rule(
        N_("the HTML attribute “%(name)s” is not allowed here"),
        N_("delete it"),
    ),
    "html-attribute+align": Rule(
        N_("the HTML attribute “align” is not allowed"),
        N_("delete it; the columns of a table are aligned by :---, :---: and ---:"),
    ),
    "html-attribute+event": Rule(
        N_("the HTML attribute “%(name)s” is a script, and not allowed"),
        N_("delete it"),
    ),
    "html-attribute+list": Rule(
        N_("the curly brackets hold “%(name)s”, which is not allowed: readers would not see it"),
        N_("write \\{ for a bracket that is text; only {#id} and {.class} set something"),
    ),
    "html-attribute+style": Rule(
        N_("styles are not allowed in a text"),
        N_("delete the attribute “style”; columns are aligned by :---:, other looks need a class"),
    ),
    "html-unbalanced": Rule(
        N_("the HTML tag <%(name)s> is never closed: it would swallow what follows"),
        N_("add </%(name)s> where it should end"),
    ),
    "html-unbalanced+stray": Rule(
        N_("there is nothing that </%(name)s> could close"),
        N_("delete it, or add <%(name)s> where it should begin"),
    ),
    "html-unbalanced+nesting": Rule(
        N_("the HTML tag <%(name)s> cannot stand where it does: browsers would move it"),
        N_("put block tags on lines of their own, and close tags in the order they were opened"),
    ),
    "html-unbalanced+comment": Rule(
        N_("the comment that begins here is never closed: readers would see it"),
        N_("end it with -->"),
    ),
    "markdown-in-html": Rule(
        N_("Markdown inside of an HTML block is shown as it stands: “%(text)s”"),
        N_("write it in HTML, or put the text outside of the block"),
        "warning",
    ),
}
