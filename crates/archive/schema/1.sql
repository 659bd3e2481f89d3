-- Words that rows repeat: kinds, acts, rules.
CREATE TABLE word (
  id   INTEGER PRIMARY KEY,
  word TEXT NOT NULL UNIQUE
) STRICT;

-- What was asked for at one time, and how far it has come.
CREATE TABLE run (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  engine   TEXT NOT NULL,
  started  TEXT NOT NULL,
  inputs   TEXT NOT NULL,
  how      TEXT NOT NULL,
  input    INTEGER NOT NULL DEFAULT 0,
  path     TEXT NOT NULL DEFAULT '',
  member   INTEGER NOT NULL DEFAULT 0,
  known    INTEGER NOT NULL DEFAULT 0,
  finished INTEGER NOT NULL DEFAULT 0
) STRICT;

-- What was read.
CREATE TABLE document (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  hash      BLOB NOT NULL UNIQUE,
  run       INTEGER NOT NULL REFERENCES run (id),
  path      TEXT NOT NULL,
  member    INTEGER,
  form      TEXT NOT NULL,
  url       TEXT,
  address   TEXT,
  captured  TEXT,
  via       TEXT,
  title     TEXT,
  byline    TEXT NOT NULL,
  outlet    TEXT,
  language  TEXT,
  published TEXT,
  engine    TEXT NOT NULL,
  models    TEXT NOT NULL
) STRICT;
CREATE INDEX document_by_address ON document (address) WHERE address IS NOT NULL;
CREATE INDEX document_by_published ON document (published);

-- The text of each document; the bytes of its input and the reading of them, packed.
CREATE TABLE page (
  document INTEGER PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
  text     TEXT NOT NULL,
  bytes    BLOB NOT NULL,
  reading  BLOB NOT NULL
) STRICT;

-- Whom and what a document speaks of.
CREATE TABLE entity (
  document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  n        INTEGER NOT NULL,
  kind     INTEGER NOT NULL REFERENCES word (id),
  name     TEXT NOT NULL,
  PRIMARY KEY (document, n)
) STRICT, WITHOUT ROWID;

-- Who said what, in the order of the text. Places are pairs of code points: '33-43,50-60'.
CREATE TABLE statement (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  document   INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  n          INTEGER NOT NULL,
  key        INTEGER NOT NULL,
  source     TEXT NOT NULL,
  entity     INTEGER,
  kind       INTEGER NOT NULL REFERENCES word (id),
  cue        TEXT NOT NULL,
  content    TEXT NOT NULL,
  addressee  INTEGER,
  accused    INTEGER,
  quotation  INTEGER NOT NULL REFERENCES word (id),
  act        INTEGER NOT NULL REFERENCES word (id),
  negated    INTEGER NOT NULL,
  reality    INTEGER NOT NULL REFERENCES word (id),
  within     INTEGER,
  answers    INTEGER,
  said_from  TEXT,
  said_to    TEXT,
  found_by   INTEGER NOT NULL REFERENCES word (id),
  confidence INTEGER NOT NULL,
  UNIQUE (document, n)
) STRICT;

-- The links of each statement's chain, outermost first.
CREATE TABLE through (
  statement INTEGER NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  n         INTEGER NOT NULL,
  PRIMARY KEY (statement, position)
) STRICT, WITHOUT ROWID;

-- When: time expressions that come to days.
CREATE TABLE time (
  document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  n        INTEGER NOT NULL,
  place    TEXT NOT NULL,
  first    TEXT,
  last     TEXT,
  PRIMARY KEY (document, n)
) STRICT, WITHOUT ROWID;

-- What could not be read, and why.
CREATE TABLE failure (
  path   TEXT NOT NULL,
  member INTEGER NOT NULL,
  run    INTEGER NOT NULL REFERENCES run (id),
  why    TEXT NOT NULL,
  PRIMARY KEY (path, member)
) STRICT, WITHOUT ROWID;

-- Statements in words.
CREATE VIEW said AS
SELECT s.id, s.document, s.n, printf('%016x', s.key) AS key, e.name,
  (SELECT group_concat(substr(p.text, (c.value ->> 0) + 1, (c.value ->> 1) - (c.value ->> 0)), ' … ')
     FROM json_each('[[' || replace(replace(s.source, ',', '],['), '-', ',') || ']]') c) AS source,
  (SELECT group_concat(substr(p.text, (c.value ->> 0) + 1, (c.value ->> 1) - (c.value ->> 0)), ' … ')
     FROM json_each('[[' || replace(replace(s.cue, ',', '],['), '-', ',') || ']]') c) AS cue,
  (SELECT group_concat(substr(p.text, (c.value ->> 0) + 1, (c.value ->> 1) - (c.value ->> 0)), ' … ')
     FROM json_each('[[' || replace(replace(s.content, ',', '],['), '-', ',') || ']]') c) AS content,
  kind.word AS kind, act.word AS act, s.negated, quotation.word AS quotation, reality.word AS reality,
  s.within, s.answers, s.said_from, s.said_to, found_by.word AS found_by, s.confidence
FROM statement s
JOIN page p ON p.document = s.document
JOIN word kind ON kind.id = s.kind
JOIN word act ON act.id = s.act
JOIN word quotation ON quotation.id = s.quotation
JOIN word reality ON reality.id = s.reality
JOIN word found_by ON found_by.id = s.found_by
LEFT JOIN entity e ON e.document = s.document AND e.n = s.entity;

-- Which capture of its address a document is, and of how many.
CREATE VIEW version AS
SELECT id AS document, address,
  row_number() OVER (PARTITION BY address ORDER BY coalesce(captured, ''), id) AS version,
  count(*) OVER (PARTITION BY address) AS versions
FROM document WHERE address IS NOT NULL;

-- Which documents hold a word; the words of statements with their order.
CREATE VIRTUAL TABLE page_words USING fts5 (
  text, content = 'page', content_rowid = 'document', detail = none, tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE statement_words USING fts5 (
  content, source, name, content = 'said', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');

CREATE TRIGGER document_goes BEFORE DELETE ON document BEGIN
  INSERT INTO statement_words (statement_words, rowid, content, source, name)
    SELECT 'delete', id, content, source, name FROM said WHERE document = old.id;
  INSERT INTO page_words (page_words, rowid, text) SELECT 'delete', document, text FROM page WHERE document = old.id;
END;
