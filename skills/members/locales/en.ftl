quiet-set = 🌙 Quiet hours for { $whom }: { $begin } to { $finish }. Only what is urgent comes then, the rest waits.
quiet-off = 🔔 No quiet hours for { $whom } any more.
brief-set = ☀️ I'll tell { $whom } the day every morning at { $at }, when there is something to tell.
brief-off = No morning brief for { $whom } any more.
preview-set = 🌆 I'll tell { $whom } about tomorrow every evening at { $at }, when there is something to tell.
preview-off = No evening preview for { $whom } any more.
week-set = 🗓️ I'll tell { $whom } the coming week on Sundays at { $at }.
week-off = No weekly overview for { $whom } any more.
brief-aloud = 🔊 I'll read { $whom } the day aloud every morning at { $at }, when there is something to tell.
preview-aloud = 🔊 I'll read { $whom } tomorrow's preview aloud every evening at { $at }, when there is something to tell.
week-aloud = 🔊 I'll read { $whom } the coming week aloud on Sundays at { $at }.
brief-text = The morning brief for { $whom } is text only.
preview-text = The evening preview for { $whom } is text only.
week-text = The weekly overview for { $whom } is text only.
spoken-set = { $spoken ->
    [always] 🔊 From now on I answer { $whom } aloud, with the text beside it.
    [never] 🔇 From now on I answer { $whom } in text only.
   *[voice] 🎤 I answer { $whom } aloud when I am spoken to, and in text otherwise.
  }
zone-set = 🌍 Time zone for { $whom }: { $zone }, where it is { $clock } now.
zone-away = Reminders for you alone that repeat keep their time of day there. Say “I'm back home” when you are.
language-set = From now on I answer { $whom } in { $language ->
    [de] German
    [fr] French
    [es] Spanish
    [it] Italian
   *[other] English
  }.
settings-shown = Settings of { $name }:
  { $lines }
setting-zone = • Time zone: { $zone }
setting-language = • Language: { $language ->
    [de] German
    [fr] French
    [es] Spanish
    [it] Italian
   *[other] English
  }
setting-spoken = • Answers aloud: { $spoken ->
    [always] always (“only text”)
    [never] never (“answer me aloud”)
   *[voice] when you speak (“answer me aloud”, “only text”)
  }
setting-quiet = • Quiet hours: { $begin } to { $finish }
setting-quiet-off = • Quiet hours: none (“don't disturb me from 22:00 to 7:00”)
setting-brief = • Morning brief: { $at }
setting-brief-aloud = • Morning brief: { $at }, read aloud
setting-brief-off = • Morning brief: no (“send me a morning brief at 7”)
setting-preview = • Evening preview: { $at }
setting-preview-aloud = • Evening preview: { $at }, read aloud
setting-preview-off = • Evening preview: no
setting-week = • Weekly overview: Sundays at { $at }
setting-week-aloud = • Weekly overview: Sundays at { $at }, read aloud
setting-week-off = • Weekly overview: no
ask-setting = What shall I set: quiet hours, morning brief, evening preview, weekly overview, time zone, language or answers aloud?
ask-quiet-when = From when to when shall I be quiet?
ask-zone = Which country is that, or which capital has the same time?
member-gone = That member is no longer in the household.
bedtime-set = 🛏️ { $whom }: asleep from { $begin } to { $finish }. Till the morning I answer then with one kind sentence; a call for help still reaches you.
bedtime-set-free = 🛏️ { $whom }: asleep from { $begin }, on Fridays and Saturdays from { $free }, to { $finish }. Till the morning I answer then with one kind sentence; a call for help still reaches you.
bedtime-off = 🛏️ No bedtime for { $whom } any more.
bedtime-for-children = A bedtime is for children. For { $name } there are quiet hours (“don't disturb me from 22:00 to 7:00”).
ask-bedtime-when = From when? For example “Mia's bedtime is 8 pm”.
ask-bedtime-who = There is no child here to set a bedtime for.
setting-bedtime = • Bedtime: { $begin } to { $finish }
setting-bedtime-free = • Bedtime: { $begin }, on Fridays and Saturdays { $free }, to { $finish }
setting-bedtime-off = • Bedtime: none (grown-ups say “bedtime at 8 pm”)
called-grown-ups = I have told { $names }. If somebody is hurt or in danger, call 112.
child-calls = 🆘 { $name } calls for you: “{ $text }”
bedtime = 🌙 It is bedtime, { $name }. I am here again at { $until }: tell me then. If you need somebody now, write “help” and I'll tell your parents.

## What a sentence can be taken for
intent-setting_change = Change a setting
intent-setting_show = Show my settings
