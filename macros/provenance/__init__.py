"""Provenance: who said it first, who passed it on, when it was public, and how it was made."""
