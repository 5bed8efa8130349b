"""A built site -> the site as it is sent: light, safe, searchable, and as a copy to keep."""
