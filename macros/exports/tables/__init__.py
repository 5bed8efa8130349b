"""The tables of records: their columns, and each format that they are written in."""
