"""Parties: from fillers to actors with roles, and who acted where the sentence does not say."""
