"""Speed-ups of Python-Markdown and Jinja2: the same bytes in less time.

`Options.speedups` turns them off. A portal is the same with and without them
(tests/sites/test_speedups.py); tests/unit/speedups holds each by itself. The ratio is what a full
build of 500 pairs takes with one switched off, by what it takes with all (processor time, medians
of five rounds in turn, on a machine with other work: below 1.1 the rounds overlap).

| speed-up         | what it skips                         | held by            | ratio |
|------------------|---------------------------------------|--------------------|------:|
| markdown (all)   | processors that cannot match a text   | test_markdown.py   |  1.30 |
| jinja (all)      | calls, escapes and look-ups of a page | test_speedups.py   |  1.21 |
| jinja.inline     | calls of macros and includes          | test_inline.py     |  1.07 |
| jinja.specialise | what is the same on each page         | test_specialise.py |  1.02 |
| jinja.compiled   | compiling: 15% of an edit of a body   | test_compiled.py   |  0.93 |
"""
