"""Post-processing: a built site -> what is sent, light, safe and searchable, and copies to keep."""
