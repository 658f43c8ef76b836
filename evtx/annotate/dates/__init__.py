"""Dates and times: what a text says of when, read by a cascaded grammar."""
