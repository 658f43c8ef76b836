"""From events of many articles to incidents: which tell the same thing, and one record for each."""
