"""Presentation: records -> HTML by macros and templates, and what a page must hold."""
