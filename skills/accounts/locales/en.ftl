sync-none = No other calendar is connected. A grown-up connects one at the computer, with “ingle accounts connect”. Please never send a password here.
sync-shown = { $lines }
sync-begun = I am bringing { $count ->
    [one] the other calendar
   *[other] the { $count } calendar accounts
  } into step now.
sync-line-fine = { $server } is connected ({ $calendars }); last in step { $at }.{ $waiting ->
    [0] {""}
    [one] {" "}One change is still to go out.
   *[other] {" "}{ $waiting } changes are still to go out.
  }
sync-line-new = { $server } is connected ({ $calendars }) and is being read for the first time.
sync-line-unchosen = { $server } is connected, but no calendar of it is chosen. That is done with “ingle accounts choose”.
sync-line-down = { $server } has not been reachable since { $since }; I keep trying.{ $waiting ->
    [0] {""}
    [one] {" "}One change is waiting and will go out then.
   *[other] {" "}{ $waiting } changes are waiting and will go out then.
  }
sync-line-refused = { $server } has not let me in since { $since }. Please connect it again with “ingle accounts connect”; never send a password here.
sync-told-account = { $server } no longer lets me in as { $user }. Please connect it again at the computer with “ingle accounts connect”; never send a password here.
sync-told-clash = “{ $title }” was changed here and in “{ $calendar }” at the same time. Now it says “{ $kept }”; the other version, “{ $lost }”, is in the notes.
sync-told-notes = “{ $title }” was changed here and in “{ $calendar }” at the same time. Both texts are in its notes.
sync-told-newer = “{ $title }” was changed here and in “{ $calendar }” at the same time. The newer change stands.
sync-told-deleted-here = “{ $title }” was deleted here and changed in “{ $calendar }” at the same time. I kept it with the change.
sync-told-deleted-there = “{ $title }” was changed here and deleted in “{ $calendar }” at the same time. I kept it and put it back there.
sync-told-cancelled-there = “{ $title }” was changed here and called off in “{ $calendar }” at the same time. I kept it here.
sync-told-refused = The calendar “{ $calendar }” does not take “{ $title }”. It stays here.
sync-line-held = { $server }: { $held } entries are suddenly gone there. I took nothing out here and asked what is to become of them.
sync-line-part = { $server } is connected ({ $calendars }), but { $away } cannot be read there. “ingle accounts list” says why.
sync-told-account-here = I cannot open { $server } for { $user }: something on the computer that I run on is not right. “ingle accounts list” there says what.
sync-told-removals = { $count } of { $total } entries of the calendar “{ $calendar }” are suddenly gone from its server. That may be a mistake, so I took nothing out here. What shall I do?
sync-removals-accepted = All right, I take out here too what is gone from “{ $calendar }” ({ $count }).
sync-removals-kept = All right, I keep what is gone from “{ $calendar }” ({ $count }) and put it back there if I may.
sync-removals-over = That question is over; I change nothing.
button-sync-take-out = Take them out here too
button-sync-keep = Keep them

## What a sentence can be taken for
intent-sync_status = See whether calendars are connected
intent-sync_now = Bring calendars into step
