-- A fact is a row of `documents` of the kind 'fact' with the same id: there stand its language and who may know it, and
-- its text is that document's one chunk. `about` is a JSON list of member ids. What was forgotten or replaced has
-- `gone_at`, and the audience "", until it is erased.
CREATE TABLE facts (
  id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  about TEXT NOT NULL DEFAULT '[]',
  owner_id INTEGER NOT NULL,
  told_at TEXT NOT NULL,
  gone_at TEXT
) STRICT;
CREATE INDEX facts_gone ON facts (gone_at) WHERE gone_at IS NOT NULL;
