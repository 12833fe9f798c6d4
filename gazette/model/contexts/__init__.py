"""What templates see: a frozen value for each kind of page, in a module for each view.

A template's variables are `frame` and the fields of its context, nothing else. Every text that
may be in another language than the page comes with `lang`, a BCP 47 tag, empty where it is the
page's own. Addresses begin with the site's base path; a field whose name ends in `_url` or that
says so holds a full URL. Dates come twice: as readers read them, and as `datetime` wants them.
"""
