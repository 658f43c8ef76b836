-- One row an event; an incident (`record` is then incident) is a row under the id of its cluster.
CREATE TABLE IF NOT EXISTS articles (
  id TEXT PRIMARY KEY,
  outlet TEXT,
  title TEXT,
  published TEXT,
  url TEXT,
  path TEXT,
  reports_on TEXT,
  text_sha256 TEXT
);
CREATE TABLE IF NOT EXISTS events (
  id TEXT PRIMARY KEY,
  record TEXT NOT NULL,
  type TEXT NOT NULL,
  subtype TEXT,
  status TEXT NOT NULL,
  confidence REAL NOT NULL,
  date_start TEXT,
  date_end TEXT,
  date_precision TEXT,
  date_part TEXT,
  date_time TEXT,
  date_not_before TEXT,
  date_text TEXT,
  notes_en TEXT NOT NULL,
  evidence TEXT NOT NULL,
  evidence_start INTEGER NOT NULL,
  evidence_end INTEGER NOT NULL,
  paragraph INTEGER NOT NULL,
  trigger_text TEXT NOT NULL,
  trigger_start INTEGER NOT NULL,
  trigger_end INTEGER NOT NULL,
  acled_event TEXT,
  acled_sub_event TEXT,
  plover TEXT,
  rules TEXT,
  article_id TEXT NOT NULL REFERENCES articles (id),
  witnesses INTEGER,
  evtx TEXT,
  lexicon TEXT,
  gazetteer TEXT
);
CREATE TABLE IF NOT EXISTS places (
  event_id TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  place_id TEXT,
  name TEXT NOT NULL,
  name_en TEXT,
  kind TEXT,
  admin1 TEXT,
  country TEXT,
  latitude REAL,
  longitude REAL,
  precision TEXT NOT NULL,
  radius_km REAL,
  text TEXT,
  PRIMARY KEY (event_id, position)
);
CREATE TABLE IF NOT EXISTS actors (
  event_id TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  actor_id TEXT NOT NULL,
  name TEXT NOT NULL,
  name_en TEXT,
  role TEXT NOT NULL,
  accused_by TEXT,
  text TEXT,
  PRIMARY KEY (event_id, position)
);
CREATE TABLE IF NOT EXISTS casualties (
  event_id TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  min INTEGER,
  max INTEGER,
  approximate INTEGER NOT NULL,
  PRIMARY KEY (event_id, kind)
);
CREATE TABLE IF NOT EXISTS casualty_parts (
  event_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  position INTEGER NOT NULL,
  actor_id TEXT,
  category TEXT NOT NULL,
  min INTEGER,
  max INTEGER,
  PRIMARY KEY (event_id, kind, position),
  FOREIGN KEY (event_id, kind) REFERENCES casualties (event_id, kind) ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS casualty_sources (
  event_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  position INTEGER NOT NULL,
  source TEXT NOT NULL,
  min INTEGER,
  max INTEGER,
  PRIMARY KEY (event_id, kind, position),
  FOREIGN KEY (event_id, kind) REFERENCES casualties (event_id, kind) ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS victims (
  event_id TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  age INTEGER,
  affiliation TEXT,
  PRIMARY KEY (event_id, position)
);
CREATE TABLE IF NOT EXISTS items (
  event_id TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  item_id TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  use TEXT NOT NULL,
  min INTEGER,
  max INTEGER,
  approximate INTEGER,
  PRIMARY KEY (event_id, position)
);
CREATE TABLE IF NOT EXISTS claims (
  event_id TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  how TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (event_id, position)
);
CREATE TABLE IF NOT EXISTS sources (
  event_id TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  via TEXT,
  PRIMARY KEY (event_id, position)
);
CREATE TABLE IF NOT EXISTS event_articles (
  event_id TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  article_id TEXT NOT NULL REFERENCES articles (id),
  PRIMARY KEY (event_id, article_id)
);
-- The other event may be in another file, so that nothing is required of it.
CREATE TABLE IF NOT EXISTS related (
  event_id TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  other_id TEXT NOT NULL,
  how TEXT NOT NULL,
  PRIMARY KEY (event_id, other_id, how)
);
CREATE TABLE IF NOT EXISTS members (
  incident_id TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  event_id TEXT NOT NULL,
  PRIMARY KEY (incident_id, event_id)
);
CREATE TABLE IF NOT EXISTS spread (
  event_id TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  min INTEGER,
  max INTEGER,
  PRIMARY KEY (event_id, kind)
);
CREATE TABLE IF NOT EXISTS spread_sources (
  event_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  position INTEGER NOT NULL,
  source TEXT NOT NULL,
  min INTEGER,
  max INTEGER,
  PRIMARY KEY (event_id, kind, position),
  FOREIGN KEY (event_id, kind) REFERENCES spread (event_id, kind) ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS differences (
  event_id TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  events TEXT NOT NULL,
  outlets TEXT NOT NULL,
  PRIMARY KEY (event_id, position)
);
CREATE INDEX IF NOT EXISTS events_by_type ON events (type, status);
CREATE INDEX IF NOT EXISTS events_by_date ON events (date_start);
CREATE INDEX IF NOT EXISTS events_by_article ON events (article_id);
CREATE INDEX IF NOT EXISTS places_by_area ON places (country, admin1);
CREATE INDEX IF NOT EXISTS places_by_id ON places (place_id);
CREATE INDEX IF NOT EXISTS actors_by_id ON actors (actor_id, role);
CREATE INDEX IF NOT EXISTS casualties_by_kind ON casualties (kind, min);
CREATE INDEX IF NOT EXISTS items_by_id ON items (item_id, use);
CREATE INDEX IF NOT EXISTS sources_by_kind ON sources (kind, name);
CREATE INDEX IF NOT EXISTS articles_by_outlet ON articles (outlet, published);
CREATE INDEX IF NOT EXISTS event_articles_by_article ON event_articles (article_id);
CREATE INDEX IF NOT EXISTS members_by_event ON members (event_id);
-- A line an event, to look through: first place, actors by name, the dead and wounded.
CREATE VIEW IF NOT EXISTS event_lines AS
SELECT
  e.id, e.date_start AS date, e.type, e.subtype, e.status, e.confidence,
  coalesce(p.name_en, p.name) AS place, p.admin1, p.country, p.latitude, p.longitude,
  (SELECT group_concat(coalesce(a.name_en, a.name), '; ') FROM actors a
    WHERE a.event_id = e.id AND a.role IN ('initiator', 'participant')) AS actors,
  (SELECT group_concat(coalesce(a.name_en, a.name), '; ') FROM actors a
    WHERE a.event_id = e.id AND a.role = 'target') AS targets,
  k.min AS killed_min, k.max AS killed_max, w.min AS wounded_min, w.max AS wounded_max,
  e.notes_en, r.outlet, r.published, r.url
FROM events e
  LEFT JOIN places p ON p.event_id = e.id AND p.position = 0
  LEFT JOIN casualties k ON k.event_id = e.id AND k.kind = 'killed'
  LEFT JOIN casualties w ON w.event_id = e.id AND w.kind = 'wounded'
  LEFT JOIN articles r ON r.id = e.article_id;
