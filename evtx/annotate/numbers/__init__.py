"""Numbers and amounts: digits and number words, with their bounds."""
