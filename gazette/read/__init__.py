"""The read stage: a snapshot and what the cache remembers in; items, files and a library out."""
