-- What a document asks for, as it was found when it was read (JSON, `dues/result.py`): what is offered again later.
-- `waits`: it came by the folder and nobody was told yet; `settled_at` is the end of the look at the folder that found
-- it, NULL while that look goes on. Not journalled: it says what is in the file, and goes with the document.
CREATE TABLE asked (
  document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
  dues TEXT NOT NULL,
  waits INTEGER NOT NULL DEFAULT 0,
  settled_at TEXT
) STRICT;
CREATE INDEX asked_waiting ON asked (document_id) WHERE waits = 1;
