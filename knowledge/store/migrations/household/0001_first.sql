CREATE TABLE household (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  zone TEXT NOT NULL,
  currency TEXT NOT NULL,
  language TEXT NOT NULL
) STRICT;

CREATE TABLE members (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  role TEXT NOT NULL CHECK (role IN ('admin', 'adult', 'child', 'guest')),
  language TEXT NOT NULL,
  zone TEXT NOT NULL,
  nicknames TEXT NOT NULL DEFAULT '[]',
  joined_at TEXT NOT NULL,
  left_at TEXT
) STRICT;

-- An identity on a channel, e.g. a Telegram user id.
CREATE TABLE accounts (
  channel TEXT NOT NULL,
  sender TEXT NOT NULL,
  member_id INTEGER NOT NULL REFERENCES members(id),
  address TEXT,
  last_used TEXT,
  PRIMARY KEY (channel, sender)
) STRICT;

CREATE TABLE invites (
  code_sha256 TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  member_id INTEGER REFERENCES members(id),
  expires_at TEXT NOT NULL,
  used_at TEXT
) STRICT;

-- Strangers get one sentence, once.
CREATE TABLE strangers (
  channel TEXT NOT NULL,
  sender TEXT NOT NULL,
  first_seen TEXT NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (channel, sender)
) STRICT;

-- Messages that were taken, so that the same id twice has its effect once.
CREATE TABLE handled (
  channel TEXT NOT NULL,
  message_id TEXT NOT NULL,
  at TEXT NOT NULL,
  replies TEXT,
  PRIMARY KEY (channel, message_id)
) STRICT;

-- What a pressed button does: single use, for those who may, until it expires.
CREATE TABLE buttons (
  token TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  chat_key TEXT NOT NULL,
  member_id INTEGER,
  action TEXT NOT NULL,
  bundle TEXT,
  expires_at TEXT NOT NULL,
  used_at TEXT
) STRICT;
CREATE INDEX buttons_by_chat ON buttons (chat_key, used_at);

-- What a conversation is about: the last outcomes and the pending question, per chat and member.
CREATE TABLE dialogs (
  chat_key TEXT NOT NULL,
  member_id INTEGER NOT NULL REFERENCES members(id),
  state TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  PRIMARY KEY (chat_key, member_id)
) STRICT;
