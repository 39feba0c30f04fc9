message-sent = { $manner ->
    [asked] 💬 J'ai demandé à { $names } { $text }
   *[other] 💬 Envoyé à { $names } : { $text }
  }
message-no-chat = { $name } n'a pas encore de conversation avec moi : ça arrivera dès qu'il y en aura une.
message-quiet = C'est l'heure calme de { $name } : ça arrivera { $until }. Si ça ne peut pas attendre, ajoute « urgent ».
message-to-self = Ce serait toi. Pour t'en souvenir, dis par exemple « rappelle-moi à 18h … ».
message-seen = ✓ { $names } saura que tu l'as vu : { $text }
message-gone = Ce message n'est plus gardé.
message-line = • { $at }, { $name } : { $text }
messages-found = 💬 { $count ->
    [one] Un message :
   *[other] { $count } messages :
  }
  { $lines }
messages-none = Il n'y a pas de message pour toi.
messages-none-from = Il n'y a pas de message de { $name } pour toi.
ask-message-text = Qu'est-ce que je dis à { $names } ?
out-message = { $manner ->
    [asked] 💬 { $name } demande { $text }
   *[other] 💬 { $name } : { $text }
  }
out-message-late = (dit { $at })
out-message-seen = ✓ { $name } l'a vu : { $text }
button-message-seen = C'est noté
intent-message_send = Dire quelque chose à quelqu'un
intent-message_query = Montrer les messages
