-- What was said, pressed and replied in each chat. `change` grows with every insert and update of a chat, so that
-- "everything after change n" is what an open page has missed, replaced texts and pressed buttons included.
CREATE TABLE conversation (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  chat_key   TEXT NOT NULL,
  change     INTEGER NOT NULL,
  kind       TEXT NOT NULL CHECK (kind IN ('said', 'pressed', 'replied')),
  at         TEXT NOT NULL,
  text       TEXT NOT NULL,
  message_id TEXT,                           -- the channel's id of what was said or pressed
  answers    INTEGER REFERENCES conversation, -- replied: what it answers; pressed: whose button it was
  answered   INTEGER NOT NULL DEFAULT 0,     -- said, pressed: 1 once its replies are stored
  attachment TEXT,                           -- the name of the file that came along
  buttons    TEXT NOT NULL DEFAULT '[]'      -- JSON list of {name, label, token, state}
) STRICT;

CREATE UNIQUE INDEX conversation_once ON conversation (chat_key, message_id) WHERE message_id IS NOT NULL;
CREATE UNIQUE INDEX conversation_change ON conversation (chat_key, change);
CREATE INDEX conversation_of_chat ON conversation (chat_key, id);
CREATE INDEX conversation_answers ON conversation (answers);
