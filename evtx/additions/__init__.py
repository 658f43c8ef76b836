"""A user's own additions to the lexicon: folders go in and what is wrong with them comes out; new entries are begun."""
