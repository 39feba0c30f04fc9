"""`python -m knowledge.search.chroma_child FOLDER`: opens an index, asks each collection, prints how much it holds.

A damaged index may crash the process that opens it; here that ends a child.
"""

from __future__ import annotations

import json
import sys


def main(folder: str) -> None:
    """Prints a JSON object from the collection's name to its number of rows."""
    import chromadb
    import numpy as np
    from chromadb.config import Settings

    client = chromadb.PersistentClient(path=folder, settings=Settings(anonymized_telemetry=False))
    held = {}
    for collection in client.list_collections():
        held[collection.name] = collection.count()
        for vector in np.asarray(collection.peek(1)["embeddings"], dtype=np.float32):
            collection.query(query_embeddings=[vector], n_results=1, include=["distances"])
    sys.stdout.write(json.dumps(held))


if __name__ == "__main__":
    main(sys.argv[1])
