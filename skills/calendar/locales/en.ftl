event-created = 📅 { $title }{ $who_part }: { $when }{ $rule_part }.
event-changed = 📅 Now { $title }{ $who_part }: { $when }{ $rule_part }.
event-skipped = 📅 { $title }: not on { $day }.
event-cancelled = Cancelled: { $title }, { $when }.
event-cancel-sure = Cancel { $title }, { $when }{ $rule_part }?
event-clash = ⚠️ { $who } already has { $title } then ({ $start }).
event-not-found = I don't find an event like “{ $what }”. What is it called in the calendar?
event-gone = That event is no longer in the calendar.
event-which = Which one do you mean?
event-line = • { $when }: { $title }{ $who_part }
events-found = { $lines }
events-none = Nothing in the calendar for { $when }.
events-none-named = I don't find “{ $words }” in the calendar.
ask-event-title = What is the event called?
ask-event-when = When is { $title }?
ask-move-when = To when shall I move { $title }?

## What a sentence can be taken for
intent-event_create = Put it in the calendar
intent-event_query = Look in the calendar
intent-event_move = Change an event
intent-event_delete = Cancel an event
