"""The self-contained assistants for parts of family life, and the engine that understands and routes."""
