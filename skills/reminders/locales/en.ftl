reminder-created = ⏰ I'll remind { $whom }: { $text } – { $due }{ $rule_part }.
reminder-changed = ⏰ Now: { $text }{ $who_part } – { $due }{ $rule_part }.
reminder-cancelled = Cancelled the reminder: { $text }.
reminder-cancel-sure = Cancel the reminder “{ $text }” ({ $due }{ $rule_part })?
reminder-done = ✓ Done: { $text }.
reminder-snoozed = 💤 Again { $due }: { $text }.
reminder-past = { $due } has already passed. When shall I remind you?
reminder-not-found = I don't find a reminder like “{ $what }”. Ask “show my reminders” to see them.
reminder-gone = That reminder no longer exists.
reminder-which = Which reminder do you mean?
reminder-for-nobody = Whom shall I remind instead: { $text }?
reminder-line = • { $due }: { $text }{ $who_part }{ $rule_part }{ $nag_part }{ $urgent_part }
reminders-found = { $count ->
    [one] One reminder:
   *[other] { $count } reminders:
  }
  { $lines }
reminders-none = You have no open reminders.
ask-reminder-text = What shall I remind you of?
ask-reminder-when = When shall I remind { $whom }: { $text }?
out-reminder = ⏰ { $text }
out-late = (was due { $due })
out-repeated = (You may have had this one already.)
reminder-line-open = • { $due }: { $text }{ $who_part }{ $rule_part }{ $nag_part }{ $urgent_part } – waiting for your Done
reminder-line-theirs = • { $due }: { $text }{ $rule_part }{ $nag_part }{ $urgent_part } – waiting for Done from { $names }
reminder-line-handed = • { $due }: { $text }{ $rule_part }{ $nag_part }{ $urgent_part } – still open, so I asked { $names } as well
reminder-nags = I keep asking{ $nag_part }, { $count ->
    [one] once
   *[other] { $count } times at most
  }.
reminder-nags-then = I keep asking{ $nag_part }, { $count ->
    [one] once
   *[other] { $count } times at most
  }; then I ask { $name }.
reminder-nags-then-you = I keep asking{ $nag_part }, { $count ->
    [one] once
   *[other] { $count } times at most
  }; then I tell you.
reminder-urgent = In quiet hours as well.
part-nag = (every { $nag ->
    [1] minute
    [60] hour
    [120] 2 hours
    [180] 3 hours
    [1440] day
   *[other] { $nag } minutes
  } until it is done)
part-urgent = (in quiet hours as well)
reminders-done = ✓ Done: { $texts }.
reminders-settled = ✓ All of these are settled already.
reminder-was-done = ✓ “{ $text }” is done already: { $names }, { $at }.
reminder-was-cancelled = “{ $text }” was cancelled: nothing left to do.
reminder-is-settled = ✓ “{ $text }” is settled already.
reminder-not-due = Nothing is open there: { $text } comes again { $due }{ $rule_part }.
reminder-with-others = All right: { $text } is with { $names } now.
reminder-with-others-always = All right: from now on { $text } is with { $names }.
reminder-nobody-else = There is nobody else who could do it, so it stays with you: { $text }.
out-reminder-from = ⏰ { $text } (from { $name })
out-again = For the { $times ->
    [2] 2nd
    [3] 3rd
   *[other] { $times }th
  } time.
out-not-done-by = Still open since { $due }. I asked { $names } first.
out-passed-on = { $names } passed this on to you.
out-handed-over = ⏰ { $text }: still open, so I asked { $names } as well.
out-stopped = ⏰ { $text }: still open. I won't ask any more.
out-stopped-theirs = ⏰ { $text }: still open. I asked { $names } and won't ask any more.
out-reminders = ⏰ { $count } reminders:
  { $lines }
out-reminders-line = • { $due }: { $text }
out-reminders-line-from = • { $due }: { $text } (from { $name })
brief-reminder = ⏰ { $due }: { $text }{ $who_part }
button-all-done = All done
button-hour = +1 h
button-tomorrow = Tomorrow
button-not_me = Not me

## What became of a reminder
reminder-status = “{ $text }”:
  { $lines }
reminder-status-none = I know of no reminder like “{ $text }” that you set or that is for you.
status-sent = • For { $whom }: sent { $at }.
status-sent-late = • For { $whom }: sent { $at }. It was due { $due }.
status-sent-often = • For { $whom }: sent { $count ->
    [one] once
   *[other] { $count } times
  }, last { $at }.
status-not-due = • For { $whom }: comes { $due }.
status-soon = • For { $whom }: is just being sent.
status-quiet = • For { $whom }: waits for the end of the quiet hours, { $due }.
status-trying = • For { $whom }: not there yet. { $reason } I keep trying.
status-failed = • For { $whom }: could not be delivered. { $reason }
status-cancelled = • For { $whom }: not sent, because it was cancelled.
status-not-needed = • For { $whom }: not sent, because it was settled before.
status-not-for = • Not meant for { $whom }.
status-handed = Nobody had done it, so I asked { $names }.
status-open = Nobody has pressed Done yet.
status-done = ✓ Done: { $names }, { $at }.
status-was-cancelled = It was cancelled.
status-next = It comes again { $due }.
reason-no-chat = There is no chat with this person yet.
reason-left = This person has left the household.
reason-blocked = The chat is blocked or gone.
reason-busy = Too many messages were sent at once.
reason-no-answer = The messenger did not answer.
reason-trouble = There was trouble on the way.

## What a sentence can be taken for
intent-reminder_create = Set a reminder
intent-reminder_query = Show reminders
intent-reminder_move = Change a reminder
intent-reminder_cancel = Cancel a reminder
intent-reminder_snooze = Remind again later
intent-reminder_done = Settle a reminder
intent-reminder_status = Ask what became of a reminder
