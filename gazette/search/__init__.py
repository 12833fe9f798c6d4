"""The search index: published notices in, the files that browsers search in out.

Pagefind makes the index and reads it. What it sees is split here, the same way as
`static/js/search/split.js` splits what a reader asks for.
"""
