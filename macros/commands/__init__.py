"""The commands of ``python -m macros``, one module each."""
