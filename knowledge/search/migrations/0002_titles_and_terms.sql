-- What a document calls itself, beside its name; the same in all its chunks, so that they can be put anew from themselves.
ALTER TABLE chunks ADD COLUMN title TEXT NOT NULL DEFAULT '';

-- The terms of the full-text index, for finding those that are spelled much like a word of a question. They are of all
-- documents: which of them somebody may be answered with is asked of the documents.
CREATE VIRTUAL TABLE chunk_terms USING fts5vocab (chunks_fts, row);
