-- What is searched. The table `documents` belongs to the skill that keeps documents, and its migrations come before
-- these; `audience` in it alone says who may see what hangs on a document.

-- The id of a chunk is that of its document times 1048576 plus its position, so that the full-text index can be joined
-- with `documents` without reading a chunk.
CREATE TABLE chunks (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  page INTEGER,
  heading TEXT NOT NULL,
  place TEXT NOT NULL,
  text TEXT NOT NULL,
  title_terms TEXT NOT NULL,
  body_terms TEXT NOT NULL,
  digest TEXT NOT NULL,
  language TEXT NOT NULL
) STRICT;
CREATE INDEX chunks_of_document ON chunks (document_id);
CREATE INDEX chunks_by_language ON chunks (language);

CREATE VIRTUAL TABLE chunks_fts USING fts5 (
  title_terms, body_terms, content = 'chunks', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 0'
);
CREATE TRIGGER chunks_into_fts AFTER INSERT ON chunks BEGIN
  INSERT INTO chunks_fts (rowid, title_terms, body_terms) VALUES (new.id, new.title_terms, new.body_terms);
END;
CREATE TRIGGER chunks_out_of_fts AFTER DELETE ON chunks BEGIN
  INSERT INTO chunks_fts (chunks_fts, rowid, title_terms, body_terms)
  VALUES ('delete', old.id, old.title_terms, old.body_terms);
END;

-- Embeddings, float32. `model` is who made them.
CREATE TABLE vectors (
  chunk_id INTEGER PRIMARY KEY REFERENCES chunks (id) ON DELETE CASCADE,
  model TEXT NOT NULL,
  vector BLOB NOT NULL
) STRICT;

-- Which vectors came, went or have another audience: what copies of them (Chroma, memory) still have to follow.
CREATE TABLE vector_changes (id INTEGER PRIMARY KEY AUTOINCREMENT, chunk_id INTEGER NOT NULL) STRICT;
CREATE TRIGGER vectors_came AFTER INSERT ON vectors BEGIN
  INSERT INTO vector_changes (chunk_id) VALUES (new.chunk_id);
END;
CREATE TRIGGER vectors_went AFTER DELETE ON vectors BEGIN
  INSERT INTO vector_changes (chunk_id) VALUES (old.chunk_id);
END;
CREATE TRIGGER vectors_moved AFTER UPDATE OF audience ON documents WHEN old.audience <> new.audience BEGIN
  INSERT INTO vector_changes (chunk_id)
  SELECT chunk_id FROM vectors WHERE chunk_id >= new.id << 20 AND chunk_id < (new.id + 1) << 20;
END;

-- What the Chroma index holds, and which index that is: each rebuilding begins a new folder.
CREATE TABLE indexed_vectors (chunk_id INTEGER PRIMARY KEY, audience TEXT NOT NULL) STRICT;
CREATE TABLE vector_index (id INTEGER PRIMARY KEY CHECK (id = 1), generation INTEGER NOT NULL, model TEXT NOT NULL) STRICT;

-- A number for each audience that grows with every change of what it may see.
CREATE TABLE audience_versions (audience TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT;
CREATE TRIGGER documents_came AFTER INSERT ON documents BEGIN
  INSERT INTO audience_versions VALUES (new.audience, 1) ON CONFLICT DO UPDATE SET version = version + 1;
END;
CREATE TRIGGER documents_went AFTER DELETE ON documents BEGIN
  INSERT INTO audience_versions VALUES (old.audience, 1) ON CONFLICT DO UPDATE SET version = version + 1;
END;
CREATE TRIGGER documents_changed AFTER UPDATE OF audience, name, kind, language ON documents BEGIN
  INSERT INTO audience_versions VALUES (old.audience, 1) ON CONFLICT DO UPDATE SET version = version + 1;
  INSERT INTO audience_versions VALUES (new.audience, 1) ON CONFLICT DO UPDATE SET version = version + 1;
END;

-- Answers that were given. They go in the transaction in which anything changes that they may rest on.
CREATE TABLE cached_answers (
  id INTEGER PRIMARY KEY,
  audiences TEXT NOT NULL,
  language TEXT NOT NULL,
  question TEXT NOT NULL,
  terms TEXT NOT NULL,
  vector BLOB,
  answer TEXT NOT NULL,
  UNIQUE (audiences, language, question)
) STRICT;
CREATE TRIGGER answers_are_old_with_a_first_document AFTER INSERT ON audience_versions BEGIN
  DELETE FROM cached_answers WHERE instr(audiences, '|' || new.audience || '|') > 0;
END;
CREATE TRIGGER answers_are_old AFTER UPDATE ON audience_versions BEGIN
  DELETE FROM cached_answers WHERE instr(audiences, '|' || new.audience || '|') > 0;
END;
