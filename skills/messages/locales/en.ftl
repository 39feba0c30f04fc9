message-sent = { $manner ->
    [asked] 💬 I asked { $names } { $text }
   *[other] 💬 Sent to { $names }: { $text }
  }
message-no-chat = { $name } has no chat with me yet: it comes as soon as there is one.
message-quiet = { $name } has quiet hours: it comes { $until }. If it can't wait, add “urgent”.
message-to-self = That would be you. To remember it, say for example “remind me at 6 …”.
message-seen = ✓ { $names } will know that you have seen it: { $text }
message-gone = That message is no longer kept.
message-line = • { $at }, { $name }: { $text }
messages-found = 💬 { $count ->
    [one] One message:
   *[other] { $count } messages:
  }
  { $lines }
messages-none = There are no messages for you.
messages-none-from = There is no message from { $name } for you.
ask-message-text = What shall I tell { $names }?
out-message = { $manner ->
    [asked] 💬 { $name } asks { $text }
   *[other] 💬 { $name }: { $text }
  }
out-message-late = (said { $at })
out-message-seen = ✓ { $name } has seen it: { $text }
button-message-seen = Got it
intent-message_send = Tell somebody something
intent-message_query = Show messages
