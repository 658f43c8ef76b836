"""Files, folders and streams go in; articles with title, date, outlet and a clean body come out."""
