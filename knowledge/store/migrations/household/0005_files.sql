-- Files that were sent or that go with a reply. The bytes lie in the media folder and may be gone; a row stays.
CREATE TABLE conversation_files (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  entry_id INTEGER NOT NULL REFERENCES conversation,
  path     TEXT NOT NULL,    -- below the media folder
  name     TEXT NOT NULL,    -- as shown
  mime     TEXT NOT NULL,
  bytes    INTEGER NOT NULL,
  width    INTEGER,          -- pixels, of what is shown as a picture
  height   INTEGER
) STRICT;

CREATE INDEX conversation_files_of_entry ON conversation_files (entry_id);
