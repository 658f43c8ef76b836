"""The lexicon: what is in `evtx/data`, read, checked and made ready to match."""
