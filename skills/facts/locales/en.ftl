fact-told = 📝 Noted{ $scope ->
    [parents] {" "}for the parents
    [private] {" "}for you alone
    [guests] , guests may know it too
   *[family] {""}
  }: “{ $text }”
fact-known = I know that already:
  { $lines }
fact-kept-secret = 🔒 That looks like a secret, so only the grown-ups will hear it from me.
fact-kept-surprise = 🎁 That looks like a surprise, so I keep it to myself and tell nobody whom it would spoil.
fact-line = “{ $text }” – { $by ->
    [you] you, { $told }
    [nobody] { $told }
   *[other] { $teller }, { $told }
  }{ $scope ->
    [parents] {" "}· parents only
    [private] {" "}· only you
    [guests] {" "}· guests too
   *[family] {""}
  }
fact-older = • Older: “{ $text }” – { $by ->
    [you] you, { $told }
    [nobody] { $told }
   *[other] { $teller }, { $told }
  }
fact-newer = • Newer: “{ $text }” – { $by ->
    [you] you, { $told }
    [nobody] { $told }
   *[other] { $teller }, { $told }
  }
fact-beside = I was told something else before. I keep both, and this one is newer:
  { $lines }
fact-fixed = 📝 From now on{ $scope ->
    [parents] {" "}(parents only)
    [private] {" "}(only you)
    [guests] {" "}(guests too)
   *[family] {""}
  }: “{ $text }”
  No longer:
  { $lines }
fact-shared = { $scope ->
    [parents] 🔒 Only the parents will hear it from me:
    [private] 🔒 Only you will hear it from me:
    [guests] Guests may know it too:
   *[family] Everybody in the family may know it:
  } “{ $text }”
fact-forget-sure = { $count ->
    [one] Forget this?
   *[other] Forget these { $count } things?
  }
  { $lines }
facts-forgotten = 🗑 Forgotten:
  { $lines }
facts-found = What I was told:
  { $lines }
facts-how = To have one forgotten, say “forget number { $number }”.
fact-numbered = { $number }. { $lines }
facts-more = There are { $count } more. Ask me about one thing.
facts-none = I have not been told anything yet. Say for example “remember that the spare key is with the neighbours”.
facts-none-yours = There is nothing that I may tell you.
facts-none-about = I have not been told anything about “{ $what }”.
fact-citation = { $by ->
    [you] You told me
    [nobody] I was told
   *[other] { $teller } told me
  } { $ago ->
    [0] { $told }
    [1] { $told }
   *[other] on { $told }
  }
fact-origin = “{ $text }”
  { $lines }. { $scope ->
    [parents] Only the parents hear it from me.
    [private] Only you hear it from me.
    [guests] Guests may know it, too.
   *[family] Everybody in the family may know it.
  }
fact-which = Which of these shall I forget?
fact-which-one = Which of these do you mean?
fact-gone = I don't know that any more.
fact-not-found = I have not been told anything like “{ $what }”.
fact-audience-not-yours = You can tell me things for the whole family or for yourself alone. Who else may know is for the grown-ups to say.
ask-fact = What shall I remember?
ask-fact-value = What is it now?
button-fact-everybody = Everybody may know
button-fact-only-new = Only the new one holds
intent-fact_tell = Remember something
intent-fact_list = Show what I was told
intent-fact_forget = Forget something I was told
fact-text = • “{ $text }”
fact-local = 🏠 Only language models in the house will see it from now on:
  { $lines }
fact-any-model = Any language model may see it again:
  { $lines }
fact-local-too = 🏠 Only language models in the house will see it.
fact-any-model-too = Any language model may see it.
