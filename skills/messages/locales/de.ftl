message-sent = { $manner ->
    [asked] 💬 Ich habe { $names } gefragt, { $text }
    [passed] 💬 Ich habe { $names } ausgerichtet, { $text }
   *[other] 💬 An { $names } geschickt: { $text }
  }
message-no-chat = { $name } hat noch keinen Chat mit mir: Es kommt an, sobald es einen gibt.
message-quiet = { $name } hat Ruhezeit: Es kommt { $until } an. Wenn es nicht warten kann, sag „dringend“ dazu.
message-to-self = Das wärst du selbst. Wenn du daran denken willst, sag zum Beispiel „erinnere mich um 18 Uhr …“.
message-seen = ✓ { $names } erfährt, dass du es gesehen hast: { $text }
message-gone = Diese Nachricht ist nicht mehr da.
message-line = • { $at }, { $name }: { $text }
messages-found = 💬 { $count ->
    [one] Eine Nachricht:
   *[other] { $count } Nachrichten:
  }
  { $lines }
messages-none = Für dich gibt es keine Nachrichten.
messages-none-from = Von { $name } gibt es keine Nachricht für dich.
ask-message-text = Was soll ich { $names } sagen?
out-message = { $manner ->
    [asked] 💬 { $name } fragt, { $text }
    [passed] 💬 { $name } lässt ausrichten, { $text }
   *[other] 💬 { $name }: { $text }
  }
out-message-late = (gesagt { $at })
out-message-seen = ✓ { $name } hat es gesehen: { $text }
button-message-seen = Alles klar
intent-message_send = Jemandem etwas sagen
intent-message_query = Nachrichten zeigen
