"""Records -> HTML: the macros of a page, their templates, and what a page must hold."""
