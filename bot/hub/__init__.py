"""The hub: the FastAPI application with the web chat, sign-in and the state of the installation."""
