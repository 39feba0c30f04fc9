message-sent = { $manner ->
    [asked] 💬 Ho chiesto a { $names } { $text }
   *[other] 💬 Inviato a { $names }: { $text }
  }
message-no-chat = { $name } non ha ancora una chat con me: arriverà appena ce ne sarà una.
message-quiet = { $name } è nelle ore di silenzio: arriverà { $until }. Se non può aspettare, aggiungi «urgente».
message-to-self = Saresti tu. Per ricordartelo, di' per esempio «ricordami alle 18 …».
message-seen = ✓ { $names } saprà che l'hai visto: { $text }
message-gone = Quel messaggio non è più conservato.
message-line = • { $at }, { $name }: { $text }
messages-found = 💬 { $count ->
    [one] Un messaggio:
   *[other] { $count } messaggi:
  }
  { $lines }
messages-none = Non ci sono messaggi per te.
messages-none-from = Non c'è nessun messaggio di { $name } per te.
ask-message-text = Che cosa devo dire a { $names }?
out-message = { $manner ->
    [asked] 💬 { $name } chiede { $text }
   *[other] 💬 { $name }: { $text }
  }
out-message-late = (detto { $at })
out-message-seen = ✓ { $name } l'ha visto: { $text }
button-message-seen = Ho capito
intent-message_send = Dire qualcosa a qualcuno
intent-message_query = Mostrare i messaggi
