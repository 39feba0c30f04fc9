lesson-kept = Gemerkt: { $lines }
lesson-intent = „{ $phrase }“ heißt: { $reading }
lesson-category = { $name } zählt als { $category }
lesson-nickname = „{ $name }“ ist { $member }
lesson-time = „{ $convention }“ ist { $value }{ $everybody ->
    [yes] {" "}für alle
   *[other] {" "}für dich
  }
lesson-heard = Höre ich „{ $heard }“, ist „{ $said }“ gemeint
lesson-numbered = { $number }. { $lines }
lessons-shown = Das habe ich von euch gelernt:
  { $lines }
  Soll ich etwas davon vergessen, sag „vergiss Lektion 1“.
lessons-none = Ich habe noch nichts Besonderes gelernt. Wenn du mich verbesserst, merke ich es mir.
lessons-forgotten = Vergessen: { $lines }
lessons-forget-sure = { $count } gelernte Dinge vergessen?
lesson-not-found = Das habe ich nicht gelernt.
lesson-empty = Ich brauche ein Wort, unter dem ich es mir merken kann.
lesson-bad-time = Das kann ich nicht als Uhrzeit nehmen. Sag zum Beispiel „abends heißt 20 Uhr“.
lesson-heard-long = Ich kann mir höchstens { $most } falsch gehörte Wörter merken.
lesson-name-taken = { $name } heißt hier schon jemand anderes.
ask-lesson = Sag mir, was es bedeutet, zum Beispiel „abends heißt 20 Uhr“ oder „Mimi ist Mia“.
ask-which-lesson = Was davon soll ich vergessen?
convention-morning = Morgen
convention-noon = Mittag
convention-afternoon = Nachmittag
convention-evening = Abend
convention-night = Nacht
convention-day_reminder = Erinnerung ohne Uhrzeit
convention-bare_hour_from = früheste Stunde ohne Zusatz
convention-bare_hour_to = späteste Stunde ohne Zusatz
convention-event_length = Länge eines Termins (Minuten)
convention-snooze = „später“ (Minuten)
convention-day_first = Tag vor Monat
intent-lesson_query = Zeigen, was ich gelernt habe
intent-lesson_tell = Ein Wort lernen
intent-lesson_forget = Etwas Gelerntes vergessen
