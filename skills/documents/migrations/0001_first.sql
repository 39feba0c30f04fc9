-- A file of the knowledge folder. `path` is where it is, below that folder; `size` and `changed_at` (nanoseconds) tell
-- whether it has to be read again. `problem` is why nothing of it could be read, `refused` what in it could not be
-- (JSON). `aside_since` is since when nobody may see it; some days later it is deleted. These rows are not journalled:
-- they say how things are on the disk.
CREATE TABLE document_files (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  path TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  digest TEXT NOT NULL,
  size INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  mime TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('chat', 'folder')),
  problem TEXT,
  refused TEXT NOT NULL DEFAULT '[]',
  aside_since TEXT
) STRICT;
CREATE INDEX document_files_by_digest ON document_files (digest);

-- What is searched: the documents of a file (of a ZIP or a message several; `inside` is the way to each), and facts,
-- which have no file. `audience` alone says who may see it: 'family', 'parents', 'guests', 'member:<id>', or '' for
-- nobody any more. `owner` is NULL for what is the household's.
CREATE TABLE documents (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  file_id INTEGER REFERENCES document_files (id) ON DELETE CASCADE,
  inside TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL,
  title TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL,
  pages INTEGER,
  language TEXT,
  hidden INTEGER NOT NULL DEFAULT 0,
  left_out INTEGER NOT NULL DEFAULT 0,
  owner INTEGER,
  audience TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX documents_of_file ON documents (file_id);
CREATE INDEX documents_of_audience ON documents (audience);

-- Which page of a document a member was shown or answered from last: what "where does it say that?" and "the next page"
-- go on from. Not journalled.
CREATE TABLE shown_pages (
  member_id INTEGER NOT NULL,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  page INTEGER NOT NULL,
  PRIMARY KEY (member_id, document_id)
) STRICT, WITHOUT ROWID;
