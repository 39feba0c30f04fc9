lesson-kept = Noted: { $lines }
lesson-intent = “{ $phrase }” means: { $reading }
lesson-category = { $name } counts as { $category }
lesson-nickname = “{ $name }” is { $member }
lesson-time = “{ $convention }” is { $value }{ $everybody ->
    [yes] {" "}for everybody
   *[other] {" "}for you
  }
lesson-heard = Where I hear “{ $heard }”, “{ $said }” is meant
lesson-numbered = { $number }. { $lines }
lessons-shown = What I learned from you:
  { $lines }
  To take one back, say “forget lesson 1”.
lessons-none = I have not learned anything special yet. When you correct me, I remember it.
lessons-forgotten = Forgotten: { $lines }
lessons-forget-sure = Forget { $count } things I learned?
lesson-not-found = I have not learned that.
lesson-empty = I need a word to remember it by.
lesson-bad-time = I can't use that as a time. Tell me for example “evening means 8 pm”.
lesson-heard-long = I can remember at most { $most } words that I heard wrong.
lesson-name-taken = { $name } is the name of somebody else here.
ask-lesson = Tell me what it means, for example “evening means 8 pm” or “Mimi is Mia”.
ask-which-lesson = Which of these shall I forget?
convention-morning = morning
convention-noon = noon
convention-afternoon = afternoon
convention-evening = evening
convention-night = night
convention-day_reminder = a reminder without a time
convention-bare_hour_from = earliest plain hour
convention-bare_hour_to = latest plain hour
convention-event_length = length of an event (minutes)
convention-snooze = “later” (minutes)
convention-day_first = day before month
intent-lesson_query = Show what I learned
intent-lesson_tell = Learn a word
intent-lesson_forget = Forget something I learned
