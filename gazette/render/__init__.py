"""The render stage: pages that may be outdated in; their keys, reasons and bytes out."""
