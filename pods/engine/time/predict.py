"""Development rows to predictions, for `ingle predict time | rrule | rrule_expand`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from pods.engine.time import combine, expand_rule, read_times
from pods.engine.time.clocks import PART_BOUNDS
from skills.engine.times import Conventions, TimeKind, TimeSpan

Row = Mapping[str, Any]
_TIMEX = {"morning": "TMO", "noon": "TMI", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
_LONG_GRAINS = frozenset({"week", "weekend", "workweek", "fortnight", "month", "quarter", "year", "decade", "days"})
_DAYS = frozenset({"day", "night", "workday", "week", "fortnight", "weekend", "month", "year", "decade"})
_FAR = 400


def predict_time(row: Row) -> dict[str, Any]:
    """What `text` (or its `span`) of a row says, as type, value, start, end, seconds and rrule."""
    spans = _spans(row)
    if not spans:
        return {"id": row.get("id"), "type": "none"}
    return {"id": row.get("id"), **_reading(spans[0], datetime.fromisoformat(str(row["reference_datetime"])))}


def predict_rrule(row: Row) -> dict[str, Any]:
    """The rule of a row's `text`, and `start` where a time of day or a first day was said."""
    spans = [span for span in _spans(row) if span.kind is TimeKind.SET]
    if not spans:
        return {"id": row.get("id"), "rrule": None}
    return {"id": row.get("id"), "rrule": spans[0].rule, **_start(spans[0])}


def predict_rrule_expand(row: Row) -> dict[str, Any]:
    """The first occurrences of a row's rule, no more than the scorer can compare."""
    start = datetime.fromisoformat(str(row["dtstart"]))
    try:
        moments = expand_rule(str(row["rrule"]), start, _FAR)
    except ValueError:
        moments = []
    return {
        "id": row.get("id"),
        "occurrences": [moment.isoformat() if "T" in str(row["dtstart"]) else _day(moment) for moment in moments],
    }


def _spans(row: Row) -> list[TimeSpan]:
    now = datetime.fromisoformat(str(row["reference_datetime"]))
    aware = now if now.tzinfo else now.replace(tzinfo=UTC)
    language = str(row.get("lang") or "en")
    conventions = Conventions(day_first=language != "en")
    text = str(row.get("text") or "")
    spans = list(
        read_times(text, language=language, now=aware, conventions=conventions, past=row.get("prefer") == "past").spans
    )
    if len(spans) > 1:
        joined = combine(spans, aware, conventions)
        if joined is not None:
            spans = [joined]
        wanted = str(row.get("span") or "")
        near = [span for span in spans if span.text and span.text.strip() in wanted]
        spans = sorted(near, key=lambda span: -len(span.text)) or spans
    return spans


def _reading(span: TimeSpan, now: datetime) -> dict[str, Any]:
    """The fields of a span; an offset with nothing else to be counted from is counted from the reference."""
    if span.kind is TimeKind.DURATION:
        return {"type": "duration", "seconds": span.seconds}
    if span.kind is TimeKind.OFFSET:
        moment = span.shifted(now)
        return {"type": "date", "value": _day(moment)} if span.grain in _DAYS else _datetime(moment)
    if span.kind is TimeKind.SET:
        return {"type": "set", "rrule": span.rule, "timex": _TIMEX.get(span.timex or ""), **_start(span)}
    if span.kind is TimeKind.RANGE:
        start = span.start
        if start is not None and span.timex == "after" and not span.has_time and start.day != 1:
            start -= timedelta(days=1)
        return {"type": "range", "start": _bound(span, start), "end": _bound(span, span.end)}
    if span.start is None:
        return {"type": "none"}
    if span.kind is TimeKind.DATE:
        if span.grain in _LONG_GRAINS and span.end is not None:
            return {"type": "range", "start": f"{span.start:%Y-%m-%d}", "end": f"{span.end:%Y-%m-%d}"}
        return {"type": "date", "value": _day(span.start)}
    if span.vague_time and span.timex:
        first, last = PART_BOUNDS[span.timex]
        day = span.start.replace(hour=0, minute=0)
        if not span.has_date:
            return {"type": "range", "start": f"{first:02d}:00:00", "end": f"{last % 24:02d}:00:00"}
        return {
            "type": "range",
            "start": (day + timedelta(hours=first)).isoformat(),
            "end": (day + timedelta(hours=last)).isoformat(),
        }
    if span.kind is TimeKind.TIME:
        return {"type": "time", "value": f"{span.start:%H:%M:%S}"}
    return _datetime(span.start)


def _datetime(moment: datetime) -> dict[str, Any]:
    return {"type": "datetime", "value": moment.isoformat(), "has_time": True}


def _day(moment: datetime) -> str:
    return moment.date().isoformat()


def _bound(span: TimeSpan, moment: datetime | None) -> str | None:
    if moment is None:
        return None
    if not span.has_time:
        return _day(moment)
    return moment.isoformat() if span.has_date else f"{moment:%H:%M:%S}"


def _start(span: TimeSpan) -> dict[str, Any]:
    if span.start is None:
        return {}
    if span.has_time and not span.vague_time:
        return {"start": span.start.isoformat()}
    return {"start": _day(span.start)}


__all__ = ["predict_rrule", "predict_rrule_expand", "predict_time", "replace"]
