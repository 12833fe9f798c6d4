"""Jinja2 with less to do for each page: see `templates`, and the header of `gazette.speedups`."""
