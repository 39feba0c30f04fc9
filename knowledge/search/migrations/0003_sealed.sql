-- A private document lies sealed with its member's key. `sealed_for` is that member; NULL for what lies in clear. Of a
-- sealed chunk `text` holds all its texts and `digest` is a blind one; its terms are blind words, so that equal stems of
-- one member's papers are found without being written. A sealed vector is longer than one in clear.
ALTER TABLE chunks ADD COLUMN sealed_for INTEGER;
CREATE INDEX chunks_sealed ON chunks (sealed_for) WHERE sealed_for IS NOT NULL;
ALTER TABLE vectors ADD COLUMN sealed_for INTEGER;

CREATE TRIGGER chunks_sealed_in_fts AFTER UPDATE OF sealed_for ON chunks WHEN old.sealed_for IS NOT new.sealed_for BEGIN
  INSERT INTO chunks_fts (chunks_fts, rowid, title_terms, body_terms)
  VALUES ('delete', old.id, old.title_terms, old.body_terms);
  INSERT INTO chunks_fts (rowid, title_terms, body_terms) VALUES (new.id, new.title_terms, new.body_terms);
END;

-- Documents whose chunks may have to be sealed, opened or sealed for somebody else: worked off in the background, some
-- chunks in a transaction.
CREATE TABLE sealing_due (document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE) STRICT;
CREATE TRIGGER documents_change_hands AFTER UPDATE OF audience ON documents
WHEN old.audience <> new.audience AND new.audience <> '' BEGIN
  INSERT OR IGNORE INTO sealing_due VALUES (new.id);
END;

-- What was in clear and is sealed now is still to be taken out of the free pages, the full-text index and the log.
-- `step`: 'merge' (the full-text index is made one piece), 'fold' (the log is emptied), or before both 'vacuum' (the
-- whole file is written anew, because an earlier version did not overwrite what it deleted).
CREATE TABLE scrubbing (id INTEGER PRIMARY KEY CHECK (id = 1), step TEXT NOT NULL, vectors INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO scrubbing SELECT 1, 'vacuum', 1 WHERE EXISTS (SELECT 1 FROM documents WHERE audience LIKE 'member:%');

-- The index beside the tables holds nothing of private documents; one that does is made anew.
UPDATE vector_index SET model = '' WHERE EXISTS (SELECT 1 FROM indexed_vectors WHERE audience LIKE 'member:%');

-- An answer to somebody who has private papers is sealed like them; those from before may quote them in clear.
ALTER TABLE cached_answers ADD COLUMN sealed_for INTEGER;
DELETE FROM cached_answers;
