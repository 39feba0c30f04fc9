event-created = 📅 { $title }{ $who_part }: { $when }{ $rule_part }.
event-created-place = 📅 { $title }{ $who_part }: { $when }{ $rule_part }. 📍 { $place }
event-private = Only you can see it.
event-changed = 📅 Now { $title }{ $who_part }: { $when }{ $rule_part }.
event-changed-place = 📅 Now { $title }{ $who_part }: { $when }{ $rule_part }. 📍 { $place }
event-turn-changed = 📅 Only this time, { $title }{ $who_part }: { $when }.
event-turn-changed-place = 📅 Only this time, { $title }{ $who_part }: { $when }. 📍 { $place }
event-change-which = Change { $title } every time, next { $when }{ $rule_part }?
event-skipped = 📅 { $title }: not on { $days }.
event-cancelled = Cancelled: { $title }, { $when }.
event-ended = 📅 { $title }: no more from { $date } on.
event-cancel-sure = Cancel { $title }, { $when }{ $rule_part }?
event-cancel-since-sure = Cancel { $title } from { $date } on?
event-offer-this = Only { $date }
event-offer-following = From { $date } on
event-offer-time = { $start } instead
event-clash = ⚠️ { $who } already has { $title } then, until { $until }.
event-clash-instead = ⚠️ { $who } already has { $title } then, until { $until }. How about { $time }?
event-not-found = I don't find an event like “{ $what }”. What is it called in the calendar?
event-gone = That event is no longer in the calendar.
event-which = Which one do you mean?
event-line = • { $when }: { $title }{ $who_part }
event-line-place = • { $when }: { $title }{ $who_part }, 📍 { $place }
event-notes = 📝 { $notes }
events-found = { $lines }
events-none = Nothing in the calendar for { $when }.
events-none-named = I don't find “{ $words }” in the calendar.
ask-event-title = What is the event called?
ask-event-when = When is { $title }?
ask-move-when = To when shall I move { $title }?

## Birthdays
birthday-added = 🎂 I'll remember: { $title }.
birthday-line = 🎂 { $date }: { $title }
birthday-line-aged = 🎂 { $date }: { $title } ({ $age })
birthday-line-age = 🎂 { $date }: { $people } turns { $age }
birthday-unknown = I don't know that birthday yet. Tell me like this: “Mia's birthday is 3 May 2014”.
ask-birthday-whose = Whose birthday is it?
ask-birthday-when = When is the birthday: { $name }?

## Who has time
free-yes = ✅ { $count ->
    [one] { $people } is
   *[other] { $people } are
  } free: { $when }.
free-yes-you = ✅ You are free: { $when }.
free-no = ❌ { $count ->
    [one] { $people } is
   *[other] { $people } are
  } not free, { $when }:
  { $lines }
free-no-you = ❌ You are not free, { $when }:
  { $lines }
free-found = { $people }, { $when }:
  { $lines }
  Free:
  { $free }
free-found-you = You, { $when }:
  { $lines }
  Free:
  { $free }
free-line = • { $when }
free-again = Free again from { $time }.
free-others = Free then: { $people }.
free-beside = Also in the calendar: { $title }, { $when }.

## The week
week-shown = 🗓️ { $period }
  { $lines }
week-empty = 🗓️ { $period }: nothing in the calendar.
week-day = { $date }
  { $lines }
week-line = • { $from }–{ $to } { $title }{ $who_part }
week-line-all-day = • { $title }{ $who_part }
week-birthday = • 🎂 { $title }
week-birthday-aged = • 🎂 { $title } ({ $age })
week-birthday-age = • 🎂 { $people } turns { $age }

## Before an event
out-event = 🔔 Coming up:
  { $lines }
out-events = 🔔 Coming up:
  { $lines }

## What a sentence can be taken for
intent-event_create = Put it in the calendar
intent-event_query = Look in the calendar
intent-event_move = Change an event
intent-event_delete = Cancel an event
intent-event_free = Look who has time
intent-week_show = Show the week
intent-birthday_add = Note a birthday

## Calendar files and addresses
ics-import-sure = 📥 { $count ->
    [one] One event
   *[other] { $count } events
  }, from { $first } to { $until }. Import?
ics-imported = 📥 { $count ->
    [one] One event
   *[other] { $count } events
  } imported.
ics-updated = 📥 { $count ->
    [one] One event
   *[other] { $count } events
  } brought up to date.
ics-removed = 📥 { $count ->
    [one] One event was
   *[other] { $count } events were
  } called off and taken out.
ics-same = { $count ->
    [one] One event stays
   *[other] { $count } events stay
  } as before.
ics-nothing-new = 📥 There is nothing new in this file.
ics-unread = ⚠️ { $count ->
    [one] One event
   *[other] { $count } events
  } could not be read:
ics-why-start = • { $title }: no start is given.
ics-why-time = • { $title }: a time in it is not valid.
ics-why-backwards = • { $title }: it ends before it begins.
ics-why-rule = • { $title }: its recurrence is not valid.
ics-why-often = • { $title }: it recurs every minute or second.
ics-why-never = • { $title }: it never takes place.
ics-lost-zone = ⚠️ Unknown time zone in { $count ->
    [one] one event
   *[other] { $count } events
  }: I took yours.
ics-lost-rules = ⚠️ { $count ->
    [one] One event has
   *[other] { $count } events have
  } several recurrences: I took the first.
ics-lost-skipped = ⚠️ Of { $count ->
    [one] one event
   *[other] { $count } events
  } that happens several times a day, single times that are left out still stand.
ics-lost-following = ⚠️ A change of { $count ->
    [one] one event
   *[other] { $count } events
  } was meant for all later times: I took it for one.
ics-lost-further = ⚠️ Further times of { $count ->
    [one] one event
   *[other] { $count } events
  } could not be read.
ics-no-calendar = This file is no calendar (.ics); nothing was changed.
ics-cut-off = This calendar file is damaged or was cut off; nothing was changed.
ics-empty = There are no events in this file.
ics-too-large = This calendar file is too large: { $limit } MB is the most I can take.
ics-gone = I no longer have this file. Please send it again.
ics-exported = 📅 { $count ->
    [one] One event
   *[other] { $count } events
  }, for any calendar program.
feed-shared = 🔗 Your calendar, for any calendar program to subscribe to:
  { $address }
  Whoever knows the address can read it, so keep it to yourself. “Stop my calendar address” ends it.
feed-only-here = ⚠️ This address works on Inglenook's own machine only, until INGLE_WEB_URL is set.
feed-revoked = 🔗 { $count ->
    [one] Your calendar address no longer works.
   *[other] Your { $count } calendar addresses no longer work.
  }
feed-none = You have no calendar address.
feed-too-many = You have { $count } calendar addresses already. End them first (“stop my calendar address”).
feed-in-private = The address is a secret: please ask me in a private chat.
intent-feed_link = Give a calendar address
intent-feed_revoke = End the calendar address
