"""CalDAV (RFC 4791) as a calendar server; its library is imported when an account is opened."""

from __future__ import annotations

from skills.accounts.remote import Login, RemoteServer, Save


def open_server(login: Login, save: Save) -> RemoteServer:
    """The server of a login. Passwords are not renewed, so nothing is ever saved."""
    from skills.accounts.caldav.server import CalDavServer

    return CalDavServer(login)
