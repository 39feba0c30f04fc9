-- `same_as` is the file that has the same content for the same audience: one document then lies in several places, and
-- only that file has documents. `gone_since` is since when a file is not where it was, taken away by somebody with
-- another program: nobody finds it, and it is as it was when it is back. Forgotten (`aside_since`) is something else.
ALTER TABLE document_files ADD COLUMN same_as INTEGER REFERENCES document_files (id) ON DELETE SET NULL;
ALTER TABLE document_files ADD COLUMN gone_since TEXT;
CREATE INDEX document_files_same ON document_files (same_as);
