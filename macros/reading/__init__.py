"""Parsing: YAML and Markdown -> records, each with the line where it stands."""
