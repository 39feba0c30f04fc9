message-sent = { $manner ->
    [asked] 💬 He preguntado a { $names } { $text }
   *[other] 💬 Enviado a { $names }: { $text }
  }
message-no-chat = { $name } aún no tiene chat conmigo: llegará en cuanto haya uno.
message-quiet = { $name } está en horas de silencio: llegará { $until }. Si no puede esperar, añade «urgente».
message-to-self = Serías tú. Para acordarte, di por ejemplo «recuérdame a las 18:00 …».
message-seen = ✓ { $names } sabrá que lo has visto: { $text }
message-gone = Ese mensaje ya no se guarda.
message-line = • { $at }, { $name }: { $text }
messages-found = 💬 { $count ->
    [one] Un mensaje:
   *[other] { $count } mensajes:
  }
  { $lines }
messages-none = No hay mensajes para ti.
messages-none-from = No hay ningún mensaje de { $name } para ti.
ask-message-text = ¿Qué le digo a { $names }?
out-message = { $manner ->
    [asked] 💬 { $name } pregunta { $text }
   *[other] 💬 { $name }: { $text }
  }
out-message-late = (dicho { $at })
out-message-seen = ✓ { $name } lo ha visto: { $text }
button-message-seen = Entendido
intent-message_send = Decir algo a alguien
intent-message_query = Ver los mensajes
