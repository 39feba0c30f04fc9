-- What a member and the house last talked about in a chat, and what was before that in a few sentences: all sealed.
CREATE TABLE memories (
  chat_key   TEXT NOT NULL,
  member_id  INTEGER NOT NULL REFERENCES members(id),
  summary    TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  PRIMARY KEY (chat_key, member_id)
) STRICT;

CREATE TABLE memory_exchanges (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  chat_key   TEXT NOT NULL,
  member_id  INTEGER NOT NULL REFERENCES members(id),
  exchange   TEXT NOT NULL,    -- JSON: said, replied
  only_local INTEGER NOT NULL, -- 1: no model outside the house is shown it
  at         TEXT NOT NULL
) STRICT;

CREATE INDEX memory_exchanges_of_chat ON memory_exchanges (chat_key, member_id, id);
