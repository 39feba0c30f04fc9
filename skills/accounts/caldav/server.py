"""A CalDAV account as the sync's `RemoteServer`."""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote, unquote, urljoin, urlsplit

from caldav.davclient import DAVClient
from caldav.elements import dav
from caldav.lib import error as dav_errors
from caldav.lib.http_sync import requests

from skills.accounts.caldav.session import ElsewhereError, HomeSession, Limits, UnfitReplyError
from skills.accounts.remote import (
    LARGEST_ITEM,
    MOST_ITEMS,
    Delta,
    Item,
    Kind,
    Login,
    RemoteCalendar,
    RemoteConflict,
    RemoteDown,
    RemoteError,
    RemoteGone,
    RemoteInvalid,
    RemoteMissing,
    RemoteRefused,
)

_AT_ONCE = 100
"""Texts that are asked for together."""

_MOST_TEXT = 512 * 1024 * 1024
_PLAIN_NAME = re.compile(r"[A-Za-z0-9_.-]{1,100}")
_COMPONENTS = {"VEVENT": Kind.EVENT, "VTODO": Kind.TODO}
_NO_CALENDARS = re.compile(r"/(?:inbox|outbox|notifications?|trashbin)/$")
_MAY_WRITE = frozenset({"{DAV:}write", "{DAV:}write-content", "{DAV:}all", "{DAV:}bind"})
_PRIVILEGES = '<propfind xmlns="DAV:"><prop><current-user-privilege-set/></prop></propfind>'
_ETAGS = '<propfind xmlns="DAV:"><prop><getetag/></prop></propfind>'
_ITEM = {"Content-Type": "text/calendar; charset=utf-8"}
_NONSENSE = (LookupError, ValueError, TypeError, AttributeError, AssertionError, SyntaxError, RecursionError)
"""What the library raises where a server answers what no standard knows."""


class CalDavServer:
    """Calendars by CalDAV: basic or digest sign-in, TLS verified, sync tokens (RFC 6578) or else etags."""

    def __init__(self, login: Login, limits: Limits | None = None) -> None:
        self._url = login.url if login.url.endswith("/") else f"{login.url}/"
        self._client: Any = DAVClient(
            url=self._url,
            username=login.user,
            password=login.secret.get_secret_value(),
            enable_rfc6764=False,
            rate_limit_handle=False,
        )
        self._client.session.close()
        self._client.session = HomeSession(self._url, limits or Limits())

    def __repr__(self) -> str:
        return f"CalDavServer({self._url!r})"

    def close(self) -> None:
        """Closes the connections."""
        self._client.close()

    def calendars(self) -> tuple[RemoteCalendar, ...]:
        """Found from the address that was given: the principal's home, or what `/.well-known/caldav` leads to."""
        with _plain_errors():
            try:
                found = self._listed()
            except (dav_errors.NotFoundError, dav_errors.PropfindError, AssertionError):
                found = []
            if not found:
                self._client.url = self._client.url.join(urljoin(self._url, "/.well-known/caldav"))
                with contextlib.suppress(dav_errors.NotFoundError, dav_errors.PropfindError):
                    found = self._listed()
        if not found:
            raise RemoteRefused("there are no calendars at this address for this user")
        return tuple(found)

    def _listed(self) -> list[RemoteCalendar]:
        self._client._principal = None
        found = []
        for calendar in self._client.get_principal().get_calendars():
            path = _normal(str(calendar.url))
            if _NO_CALENDARS.search(path):
                continue
            name = str(calendar.get_display_name() or path.rstrip("/").rpartition("/")[2])[:200]
            writable = self._may_write(str(calendar.url))
            kinds = [_COMPONENTS[one] for one in calendar.get_supported_components() if one in _COMPONENTS]
            address = path if urlsplit(str(calendar.url)).hostname == urlsplit(self._url).hostname else None
            found += [RemoteCalendar(address or str(calendar.url), name, kind, writable) for kind in kinds]
        return found

    def _may_write(self, url: str) -> bool:
        response = self._client.propfind(url, _PRIVILEGES, depth=0)
        if response.tree is None:
            return True
        listed = [one.tag for one in response.tree.iter() if one.getparent() is not None]
        granted = list(response.tree.iter("{DAV:}privilege"))
        if not granted or "{DAV:}current-user-privilege-set" not in listed:
            return True
        return any(child.tag in _MAY_WRITE for one in granted for child in one)

    def changes(self, calendar: RemoteCalendar, token: str | None, known: Mapping[str, str]) -> Delta:
        """By a sync-collection report; where the server has none, or cuts it short, by comparing etags."""
        with _plain_errors(missing=True):
            try:
                report = self._calendar(calendar).get_objects_by_sync_token(token, disable_fallback=True)
            except dav_errors.RateLimitError:
                raise
            except dav_errors.DAVError as error:
                if error.status == 401 or (error.status in (404, 410) and token is None):
                    raise
                if token is not None:
                    raise RemoteGone("the sync token is not known any more") from error
                return self._compared(calendar, known)
            if report.truncated or not report.sync_token:
                return self._compared(calendar, known)
            gone = {_normal(str(url)) for url in report.deleted_urls}
            there = {_normal(str(one.url)): one.etag for one in report if _normal(str(one.url)) not in gone}
        return self._fetched(calendar, there, known, str(report.sync_token), gone, full=token is None)

    def _compared(self, calendar: RemoteCalendar, known: Mapping[str, str]) -> Delta:
        response = self._client.propfind(self._at(calendar.id), _ETAGS, depth=1)
        if response.status in (404, 410):
            raise RemoteMissing("the calendar is not there any more")
        if response.status >= 400:
            raise RemoteDown(f"it answers {response.status}")
        props = response.expand_simple_props([dav.GetEtag()])
        there = {_normal(href): found.get(dav.GetEtag.tag) for href, found in props.items()}
        there = {href: etag for href, etag in there.items() if etag and not href.endswith("/")}
        return self._fetched(calendar, there, known, None, set(), full=True)

    def _fetched(
        self,
        calendar: RemoteCalendar,
        there: Mapping[str, str | None],
        known: Mapping[str, str],
        token: str | None,
        gone: set[str],
        *,
        full: bool,
    ) -> Delta:
        """The texts of what is new; etags in a report may be older than the texts, so those of the texts count."""
        home = _normal(calendar.id)
        hrefs = [href for href in there if href != home]
        if len(hrefs) > MOST_ITEMS:
            raise RemoteDown(f"there are more than {MOST_ITEMS} items")
        wanted = [href for href in hrefs if there[href] is None or known.get(href) != there[href]]
        items: list[Item] = []
        size = 0
        for begin in range(0, len(wanted), _AT_ONCE):
            found = self._texts(calendar, wanted[begin : begin + _AT_ONCE])
            size += sum(len(item.text) for item in found)
            if size > _MOST_TEXT:
                raise RemoteDown("its items are too large")
            items += found
        got = {item.href for item in items}
        broken = tuple(href for href in wanted if href not in got)
        return Delta(tuple(items), tuple(sorted(gone)), token, full, tuple(set(hrefs) - set(wanted)), broken)

    def _texts(self, calendar: RemoteCalendar, hrefs: list[str]) -> list[Item]:
        """Together; where one of them makes the server or the library stumble, each by itself."""
        remote = self._calendar(calendar)
        try:
            with _plain_errors():
                found = remote.multiget([remote.url.join(self._at(href)) for href in hrefs])
                read = [_item(_normal(str(one.url)), one.etag, one.raw_data) for one in found]
        except RemoteDown as error:
            if error.retry_after is not None or len(hrefs) == 1:
                raise
            read = [self._alone(calendar, href) for href in hrefs]
        return [item for item in read if item is not None]

    def _alone(self, calendar: RemoteCalendar, href: str) -> Item | None:
        try:
            return self.get(calendar, href)
        except RemoteInvalid:
            return None

    def get(self, calendar: RemoteCalendar, href: str) -> Item | None:
        """By GET."""
        with _plain_errors():
            response = self._client.request(self._at(href), "GET", headers={"Accept": "text/calendar"})
            if response.status in (404, 410):
                return None
            if response.status >= 400:
                raise RemoteDown(f"it answers {response.status}")
            item = _item(href, response.headers.get("ETag"), response.raw)
        if item is None:
            raise RemoteInvalid("the item cannot be read")
        return item

    def find(self, calendar: RemoteCalendar, uid: str) -> Item | None:
        """By a calendar-query for the UID."""
        remote = self._calendar(calendar)
        method = remote.get_event_by_uid if calendar.kind is Kind.EVENT else remote.get_todo_by_uid
        with _plain_errors():
            try:
                found = method(uid)
            except dav_errors.NotFoundError:
                return None
            href = _normal(str(found.url))
        return self.get(calendar, href)

    def new_href(self, calendar: RemoteCalendar, uid: str) -> str:
        """The UID as a file name, or a digest of one that is none."""
        name = uid if _PLAIN_NAME.fullmatch(uid) else hashlib.sha256(uid.encode()).hexdigest()[:40]
        return f"{_normal(calendar.id)}{name}.ics"

    def put(self, calendar: RemoteCalendar, href: str, text: str, etag: str | None) -> str | None:
        """By a conditional PUT."""
        condition = {"If-None-Match": "*"} if etag is None else {"If-Match": etag}
        with _plain_errors(item=True):
            response = self._client.put(self._at(href), text, {**_ITEM, **condition})
            _written(response.status, response.raw)
            found = response.headers.get("ETag")
        return str(found) if found and not found.startswith("W/") else None

    def delete(self, calendar: RemoteCalendar, href: str, etag: str) -> None:
        """By a conditional DELETE."""
        with _plain_errors(item=True):
            response = self._client.delete(self._at(href), {"If-Match": etag})
            if response.status not in (404, 410):
                _written(response.status, response.raw)

    def _calendar(self, calendar: RemoteCalendar) -> Any:
        return self._client.calendar(url=self._at(calendar.id))

    def _at(self, href: str) -> str:
        return urljoin(self._url, href)


def _normal(url: str) -> str:
    """A path as it is compared: servers differ in what they write as %40. A whole address on another host stays one."""
    parts = urlsplit(url)
    path = parts.path
    return path if "%2f" in path.lower() else quote(unquote(path), safe="/@:!$&'()*+,;=~")


def _item(href: str, etag: str | None, data: bytes | str | None) -> Item | None:
    """None for what is no text of an acceptable size with an etag."""
    if not data or not etag or len(data) > LARGEST_ITEM:
        return None
    text = data.decode("utf-8", errors="replace") if isinstance(data, bytes) else data
    return Item(href, str(etag), text)


def _written(status: int, body: str) -> None:
    if status in (403, 409, 412) and "uid-conflict" in body:
        raise RemoteConflict("there is another item with its UID")
    if status in (409, 412) and "valid-calendar" not in body:
        raise RemoteConflict("it was changed meanwhile")
    if status == 412:
        raise RemoteInvalid("the server does not take it (412)")
    if status in (400, 403, 409, 413, 415, 422, 501, 507):
        raise RemoteInvalid(f"the server does not take it ({status})")
    if status in (404, 405, 410):
        raise RemoteConflict("it is not there any more")
    if status >= 300:
        raise RemoteDown(f"it answers {status}")


@contextlib.contextmanager
def _plain_errors(*, missing: bool = False, item: bool = False) -> Iterator[None]:
    """What the library and the network raise, as errors of the protocol. Texts name no address and no password."""
    try:
        yield
    except RemoteError:
        raise
    except dav_errors.RateLimitError as error:
        raise RemoteDown("it asks us to wait", error.retry_after_seconds) from error
    except (dav_errors.ETagMismatchError, dav_errors.ScheduleTagMismatchError) as error:
        raise RemoteConflict("it was changed meanwhile") from error
    except dav_errors.AuthorizationError as error:
        if item and error.status == 403:
            raise RemoteInvalid("the server does not allow it (403)") from error
        if error.status == 403:
            raise RemoteRefused("the server does not allow this user to do that (403)") from error
        raise RemoteRefused("the server does not accept the user name or the password") from error
    except dav_errors.DAVError as error:
        if missing and error.status in (404, 410):
            raise RemoteMissing("the calendar is not there any more") from error
        raise RemoteDown(f"it answers {error.status or 'what cannot be understood'}") from error
    except ElsewhereError as error:
        raise RemoteRefused(f"the server sends us to {error.host}: connect the account with that address") from error
    except UnfitReplyError as error:
        raise RemoteDown(str(error)) from error
    except requests.exceptions.SSLError as error:
        raise RemoteRefused("the server's certificate is not valid") from error
    except requests.exceptions.Timeout as error:
        raise RemoteDown("it does not answer in time") from error
    except (requests.exceptions.RequestException, OSError) as error:
        raise RemoteDown("it cannot be reached") from error
    except _NONSENSE as error:
        raise RemoteDown("it answers what cannot be understood") from error
