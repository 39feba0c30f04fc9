## Values
day-today = today, { $day }
day-tomorrow = tomorrow, { $day }
day-yesterday = yesterday, { $day }
day-other = { $day }
moment = { $day }, { $time }
span-all-day = { $day }, all day
span-days = { $first } to { $last }
span-times = { $day }, { $start }–{ $end }
span-over-night = { $day }, { $start } to { $last }, { $end }
this-month = this month
part-rule = ({ $rule })
part-who = for { $who }
part-merchant = at { $merchant }
part-shop = · { $shop }
part-category = for { $category }
part-payer = paid by { $payer }
part-day = by { $day }
me = you
rule-minutely = every { $interval ->
    [one] minute
   *[other] { $interval } minutes
  }
rule-hourly = every { $interval ->
    [one] hour
   *[other] { $interval } hours
  }
rule-daily = every { $interval ->
    [one] day
   *[other] { $interval } days
  }
rule-weekly = every { $interval ->
    [one] { $days }
   *[other] { $interval } weeks on { $days }
  }
rule-weekdays = on weekdays
rule-monthly = { $interval ->
    [one] every month
   *[other] every { $interval } months
  } on { $monthdays }
rule-monthly-days = { $interval ->
    [one] every month
   *[other] every { $interval } months
  } on the { $days }
rule-yearly = { $interval ->
    [one] every year
   *[other] every { $interval } years
  } on { $date }
rule-yearly-days = { $interval ->
    [one] every year
   *[other] every { $interval } years
  } on the { $days }
rule-other = repeating
rule-months = in { $months }
rule-of-months = in { $months }
rule-times = at { $times }
rule-count = { $count ->
    [one] once
   *[other] { $count } times
  }
rule-until = until { $day }
month-day = { $day ->
    [-1] the last day
    [-2] the last day but one
    [1] the 1st
    [2] the 2nd
    [3] the 3rd
    [21] the 21st
    [22] the 22nd
    [23] the 23rd
    [31] the 31st
   *[other] the { $day }th
  }
weekday-in-month = { $place ->
    [1] first { $day }
    [2] second { $day }
    [3] third { $day }
    [4] fourth { $day }
    [5] fifth { $day }
    [-1] last { $day }
    [-2] last but one { $day }
   *[other] { $place }. { $day }
  }

## Buttons
button-undo = Undo
button-confirm = Yes
button-cancel = No
button-done = Done
button-snooze = +10 min
button-edit = Change

## Conversation
undone = Undone.
undo-nothing = There is nothing to undo.
memory-forgotten = Forgotten: I no longer know what you and I talked about here. What is in the calendar, the lists and the papers stays, and so does what you see in this chat.
memory-empty = There is nothing that I remember of our talks here.
undo-already = That is undone already.
undo-changed-since = It was changed since, so I left it as it is.
cancelled-nothing = All right, I changed nothing.
cancelled-older = All right, I changed nothing. If you mean what I did before that, say “undo that”.
button-expired = This button no longer works. Just tell me again.
button-not-yours = This button is for somebody else.
button-locked = This button belongs to what is locked. Open your private things first: /unlock
private-locked = Your private things are locked since the last start: what you said before and your private papers. Open them on { $page } or, in a private chat on Telegram, with /unlock. Everything else works.
unlock-how = Send /unlock and your passphrase behind it, in one message. I take it out of this chat at once and keep it nowhere.
unlock-page = Please do not write your passphrase here. Open your private things on { $page }
unlock-done = Your private things are open until the next start.
unlock-wrong = That is not your passphrase. Nothing was opened.
unlock-wait = Too many wrong tries. Wait { $seconds } seconds, then try again.
unlock-none = Nothing of yours is locked.
unlock-title = Open your private things
unlock-field = Passphrase
unlock-open = Open
unlock-back = Back to the chat
confirmed-nothing = There is nothing to confirm at the moment.
hello = Hello { $name }! What can I do for you?
thanks = You're welcome!
noted = 🙂
too-much-at-once = That was a lot at once: I stopped before “{ $text }”. Send me the rest once more, please.
help =
  I keep the family's calendar, reminders, lists, chores, expenses and papers. Just tell me:
  • dentist for Mia next Tuesday at 3pm
  • remind me tomorrow evening to put the bins out
  • we need milk, 6 eggs and bread
  • spent 42.50 at the bakery
  • what's on this weekend?
  • what does the lease say about pets?
  Every change has an Undo button; “undo that” works as well.
not-understood = I'm not sure what you mean. Could you say it in other words, for example “remind me at 5 to call grandma”?
not-in-reach = I can't help with that. I look after the calendar, reminders, lists, chores, expenses and papers.
no-such-day = “{ $day }” is not in any calendar. Which day do you mean?
model-missing = I didn't understand that, and the language model that could help is not there: { $reason }
model-loading = I didn't understand that myself, and my language model is still being prepared ({ $state }). Try again in a moment, or say it in other words.
model-wait = Give me a moment, I am still answering somebody else.
model-busy = So many of you are asking me at once that I can't get to this one. Please ask again in a minute.
chat-doing = Now: { $reading } …
chat-may-i = I read this somewhere rather than hearing it from you: { $reading }: { $what }. Shall I do it?
chat-unsure = I can't tell whether your condition is met: { $reading }: { $what }. Shall I do it?
chat-left = So I left it at that and changed nothing.
chat-stopped = That was as far as I got. Tell me if something is still missing.
message-empty = That message was empty. What can I do for you?
message-too-long = That is too long for me: { $count } characters, at most { $most }. Please send a shorter message.
rail-orders = That reads like an attempt to talk an assistant out of its rules, so I left it alone; nothing was changed. Tell me in plain words what you need.
rail-unsafe = That is something to talk about with a grown-up you trust, not with me. If somebody is in danger, call the emergency number right away.
rail-kind = Let's stay kind with each other. 🙂
rail-secret-card = That has a card number in it. What I keep can be read by others of the family, and I never need it. Shall I take it anyway?
rail-secret-api-key = That looks like a key or token of a program. Such a thing is safer in a password manager. Shall I take it anyway?
rail-secret-private-key = That is a private key. Please keep it out of chats. Shall I take it anyway?
rail-secret-pin = That has a PIN or TAN in it. Banks never want it in a chat, and I never need it. Shall I take it anyway?
rail-unsaid = I had an answer, but it was nothing to say here. Could you ask in other words?
rail-left-out = ⚠️ Part of this paper tells an assistant what to do. I only quote papers and do nothing that stands in them.
rail-household = { $text }
rail-household-refuse = This household does not want that said here, so I did nothing.
rail-household-ask = A check that this household added doubts this message. Shall I take it anyway?
rail-broken = A check that this household added ({ $rail }) does not work at the moment, so I did nothing. An admin has to look at it.
storage-full = The disk is full, so I could not save that; nothing was changed. An admin has to free some space.
already-done = That is done already.
went-wrong = Something went wrong on my side; nothing was changed. An admin finds it in the log under { $id }.
rates-messages = That is more at once than I can keep up with: I take { $count } messages a minute. I go on at { $time }. I do not read this message, nor what comes before then; please send it again afterwards.
rates-left-out = I did not read { $count ->
    [one] one message
   *[other] { $count } messages
  } that came while it was too much at once. Please send again what still matters.
rates-model = The language model has worked for you as long as it may for now; it goes on at { $time }. What I can do without it goes on as ever.
progress = I am at { $done } of { $of } …
service-down = { $reason }
pod-about =
    { $pod ->
        [planner] the calendar, reminders and to-dos
        [finance] expenses and budgets
        [family] shared lists and what I was taught
       *[other] { $about }
    }
pod-down = I cannot reach the part of me that looks after this just now ({ $about }). Everything else works; please try again in a moment.
pod-unsure = While I was doing that, I lost touch with the part of me that looks after it ({ $about }), so I cannot tell whether it was done. Please look before you say it again.
pod-file-large = That file is larger than { $limit } MB, which is more than I can hand on. Could you send it in smaller parts?
storage-busy = My records are busy at the moment, so nothing was changed. Please try again in a minute.
storage-damaged = I can't read my records at the moment, so nothing was changed. An admin has to look at it.

## Content that is not read
unsupported-sticker = Nice one! I can't read stickers though. What can I do for you?
unsupported-location = Thank you, but I can't do anything with a location yet.
unsupported-video = I can't watch videos. Could you tell me in words?
unsupported-contact = I can't keep contacts yet. Could you tell me in words what it is about?
unsupported-poll = I can't answer polls. Could you ask me directly?
unsupported-voice = I could not get that recording. Please send it again, or write it.
unsupported-photo = I can't find anything in this picture that I could do something with. A receipt I'd read; anything else you'd have to tell me in words.
unsupported-document = I can't read that kind of file. PDF, Word, Excel, text, e-mails and pictures I can. Could you tell me in words what matters in it?
unsupported-too-large = That file is larger than 20 MB, which is more than I can take here. Could you send it in smaller parts? A recording, in shorter pieces.
unsupported-over-budget = You have sent me as much today as I take in a day, so I did not keep this. From tomorrow on I take files and recordings again; what you write goes on as ever.
unsupported-disk-full = There is hardly any room left at home for photos and files, so I did not keep this. The admins know. Please send it again later, or tell me in words what matters; messages and reminders go on as ever.
unsupported-not-fetched = What you sent didn't reach me. Could you send it again?
unsupported-other = I can't read that kind of message. Could you tell me in words?

## People
stranger = Hello! I only talk with the family I belong to. If you are part of it, ask for an invite link.
invite-bad = That invite is not valid: it works once and for 24 hours. Please ask for a new one.
joined = Welcome, { $name }! I'm the family's assistant. Try “what's on this week?”, or /help.
already-member = You are already in, { $name }. What can I do for you?
ask-in-private = Not here, where everybody reads along. Ask me in our private chat.
not-allowed-child = That is something for the grown-ups. Ask one of them.
not-allowed-guest = Guests can only ask about what the family has opened to them.
not-allowed-adult = Only an admin may do that.
not-allowed-admin = That can't be done here.
not-allowed-others = That belongs to somebody else; only a grown-up may change it.
not-allowed-remind-others = You can set reminders for yourself. For others, ask a grown-up.
not-allowed-chores = Chores for others are for the grown-ups to give.

## Commands in the menu
command-help = What I can do
command-today = What is on today
command-undo = Take back the last change
command-reminders = Your reminders
command-shopping = The shopping list
command-learned = What I learned from you
command-forget = Forget what we talked about here
menu-help = help
menu-today = what is on today?
menu-undo = undo that
menu-reminders = show my reminders
menu-shopping = show me the shopping list
menu-learned = what have you learned?

## When it is not clear
ask-which-reading = I'm not sure what you mean. Is it one of these?
read-as = I took that as: { $reading }. Is that right?
ask-who = Who is { $name }?
undone-ask = Undone. Did you mean something else?
button-none = None of these

## Briefs
brief-nothing = Nothing planned.
brief-more = … and { $count } more.

## Recordings
heard = 🎤 heard: “{ $text }”
button-correct = Not what I said
correct-how = What did you say? Write or say it again; a single wrong word is enough.
    I heard: “{ $text }”
aloud = There is nothing to read out yet. Ask me something first.
listening = I am listening: minute { $done } of { $of } …
unheard-off = I can't listen to recordings here: hearing is switched off. Please write it.
unheard-no-sound = There is no sound in that file that I know. Send a voice note, or MP3, M4A, OGG or WAV.
unheard-damaged = That recording is damaged, so I heard nothing. Please send it again.
unheard-too-long = That recording is too long for me{ $minutes ->
        [0] { "" }
       *[other] { " " }({ $minutes } minutes)
    }: I listen to a quarter of an hour at most. Please send it in shorter pieces.
unheard-too-large = That recording is too large for me ({ $detail }). Please send it in shorter pieces.
unheard-timeout = Listening took too long, so I stopped. Please send it again, or write it.
unheard-silence = I listened, but it is quite silent. Perhaps the microphone was off?
unheard-no-speech = I listened, but heard nobody speak. Say it again a little closer to the microphone, or write it.
unheard-no-engine = I can't listen to recordings here yet. Whoever runs me can change that with: { $detail }
unheard-no-model = What I hear with is not here. Whoever runs me can fetch it with: ingle models pull whisper-base
unheard-fetching = I am still fetching what I hear with ({ $percent } %). Please try again in a minute, or write it.
unheard-unreachable = The service I hear with does not answer. Please try again in a minute, or write it.

## Long recordings
recording = 🎙 A recording of { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
  } in { $language }:
  { $points }
recording-bare = 🎙 A recording of { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
  } in { $language }. What was said is in the file.
recording-point = • { $text }
recording-things = 📌 { $count ->
    [one] One thing in it can be added:
   *[other] { $count } things in it can be added:
  }
recording-event = { $n }. 📅 { $title }{ $who_part } – { $when } ({ $said })
recording-reminder = { $n }. ⏰ { $text } – { $due } ({ $said })
recording-todo = { $n }. ☑️ { $text }{ $who_part }{ $day_part } ({ $said })
recording-items = { $n }. 🛒 { $items } ({ $said })
recording-expense = { $n }. 💶 { $money }{ $shop_part }{ $category_part } ({ $said })
recording-more = { $count ->
    [one] One more may be in it; the file has all that was said.
   *[other] { $count } more may be in it; the file has all that was said.
  }
button-recording-event = 📅 { $title }
button-recording-reminder = ⏰ { $title }
button-recording-todo = ☑️ { $title }
button-recording-items = 🛒 { $title }
button-recording-expense = 💶 { $title }
button-recording-all = Add all { $count }

## Models
models-head = The models of this house:
models-fast = to understand: { $model }
models-chat = to talk: { $model }
models-vision = to look at pictures: { $model }
models-embed = to search: { $model }
models-well = { $name } answers; in its memory: { $loaded }
models-idle = { $name } answers; nothing is in its memory.
models-ill = { $name } cannot be used now: { $reason }
models-how = Fetch another one with /models pull NAME.
models-none = No language model is set up here.
models-admins = Looking after the models is for the admins. Ask one of them.
models-fetching = I am fetching it: { $done } of { $of } MB …
models-fetched = { $model } is here now and can be used.
models-unknown = There is no model called { $model }. The names are on ollama.com/library.
models-full = The model server's disk has no room for { $model }. Free some space, then ask again.
models-nobody = No server here fetches models. Set up an Ollama server first.
models-offline = This house is offline, so I fetch no models.
models-failed = I could not fetch { $model }: { $reason }. Ask again, and it goes on where it stopped.
models-stopped = I am being stopped, and { $model } is not all here. Ask again later; it goes on where it stopped.

# What Prometheus found, handed on by Alertmanager.
alert-help = What helps stands in docs/runbook.md under “{ $heading }”.
alert-house-down = The house did not answer for a while.
alert-pod-down = The part “{ $pod }” does not answer.
alert-model-server-down = The model server { $backend } does not answer.
alert-restarts-again-and-again = I was started more than twice within half an hour.
alert-deliveries-fail = Messages through { $channel } fail: { $count } tries in half an hour.
alert-messages-fail = I could not answer { $count } messages within a quarter of an hour.
alert-messages-slow = One message in twenty waits longer than 20 seconds.
alert-models-busy = { $count } questions wait for the language model.
alert-machine-disk-nearly-full = The disk at { $mountpoint } has less than 5 % left.
alert-disk-fills-up = If it goes on like this, the disk of the household is full within four days.
alert-clock-not-kept = The machine's clock is not kept in step any more.
alert-gpu-hot = The graphics card { $card } is at { $celsius } °C.
alert-gpu-memory-full = The memory of the graphics card { $card } is full.
alert-certificate-ends = The certificate of the web chat runs out, or cannot be seen.
alert-machine-not-seen = Nobody watches the machine any more: node-exporter does not answer.
alert-watcher-down = { $job } does not answer, so something is not watched.
notice-alert-house-down = 🔔 { alert-house-down } { alert-help }
notice-alert-house-down-well = ✅ Well again: “{ alert-house-down }”
notice-alert-pod-down = 🔔 { alert-pod-down } { alert-help }
notice-alert-pod-down-well = ✅ Well again: “{ alert-pod-down }”
notice-alert-model-server-down = 🔔 { alert-model-server-down } { alert-help }
notice-alert-model-server-down-well = ✅ Well again: “{ alert-model-server-down }”
notice-alert-restarts-again-and-again = 🔔 { alert-restarts-again-and-again } { alert-help }
notice-alert-restarts-again-and-again-well = ✅ Well again: “{ alert-restarts-again-and-again }”
notice-alert-deliveries-fail = 🔔 { alert-deliveries-fail } { alert-help }
notice-alert-deliveries-fail-well = ✅ Well again: “{ alert-deliveries-fail }”
notice-alert-messages-fail = 🔔 { alert-messages-fail } { alert-help }
notice-alert-messages-fail-well = ✅ Well again: “{ alert-messages-fail }”
notice-alert-messages-slow = 🔔 { alert-messages-slow } { alert-help }
notice-alert-messages-slow-well = ✅ Well again: “{ alert-messages-slow }”
notice-alert-models-busy = 🔔 { alert-models-busy } { alert-help }
notice-alert-models-busy-well = ✅ Well again: “{ alert-models-busy }”
notice-alert-machine-disk-nearly-full = 🔔 { alert-machine-disk-nearly-full } { alert-help }
notice-alert-machine-disk-nearly-full-well = ✅ Well again: “{ alert-machine-disk-nearly-full }”
notice-alert-disk-fills-up = 🔔 { alert-disk-fills-up } { alert-help }
notice-alert-disk-fills-up-well = ✅ Well again: “{ alert-disk-fills-up }”
notice-alert-clock-not-kept = 🔔 { alert-clock-not-kept } { alert-help }
notice-alert-clock-not-kept-well = ✅ Well again: “{ alert-clock-not-kept }”
notice-alert-gpu-hot = 🔔 { alert-gpu-hot } { alert-help }
notice-alert-gpu-hot-well = ✅ Well again: “{ alert-gpu-hot }”
notice-alert-gpu-memory-full = 🔔 { alert-gpu-memory-full } { alert-help }
notice-alert-gpu-memory-full-well = ✅ Well again: “{ alert-gpu-memory-full }”
notice-alert-certificate-ends = 🔔 { alert-certificate-ends } { alert-help }
notice-alert-certificate-ends-well = ✅ Well again: “{ alert-certificate-ends }”
notice-alert-machine-not-seen = 🔔 { alert-machine-not-seen } { alert-help }
notice-alert-machine-not-seen-well = ✅ Well again: “{ alert-machine-not-seen }”
notice-alert-watcher-down = 🔔 { alert-watcher-down } { alert-help }
notice-alert-watcher-down-well = ✅ Well again: “{ alert-watcher-down }”
notice-alert = 🔔 { $alert }: { $summary }. { alert-help }
notice-alert-well = ✅ Well again: “{ $alert }: { $summary }”

## How the house is
command-status = How the house is
status-well = All is well.
status-look =
    { $count ->
        [one] One thing needs a look.
       *[other] { $count } things need a look.
    }
status-broken =
    { $count ->
        [one] One thing does not work.
       *[other] { $count } things do not work.
    }
status-others-well = All is well with me.
status-others-ill = Something is being looked after. What you tell me is kept.
status-more = And { $count } more: the page “{ $page }” has all of it.
status-line = { $mark } { $part }: { $sentence }
status-part-house = The house
status-part-messages = Messages
status-part-pods = Pods
status-part-outbox = What I say unasked
status-part-models = Language model
status-part-voice = Hearing and speaking
status-part-reading = Reading pictures
status-part-records = Records
status-part-disk = Disk
status-part-snapshots = Snapshots
status-part-store = Kept elsewhere
status-part-drill = Restore drill
status-part-telegram = Chat on Telegram
status-part-calendars = Other calendars
status-part-notices = What I told you
status-part-offline = Offline
status-part-rights = File rights
status-house = Inglenook { $version }, started { $since }.
status-messages-none = Nobody has written in the last 24 hours.
status-messages =
    { $count ->
        [one] One message
       *[other] { $count } messages
    } in 24 hours; half answered within { $median }, nearly all within { $most }.
status-messages-failed =
    { $failed ->
        [one] One of { $count } messages
       *[other] { $failed } of { $count } messages
    } in 24 hours could not be answered.
status-messages-failed-todo = Look in the log for “could not be answered”.
status-messages-slow-todo = The runbook has “Answers are slow”.
status-pods =
    { $count ->
        [one] The one pod answers.
       *[other] All { $count } pods answer.
    }
status-pods-down =
    { $count ->
        [one] { $names } does not answer.
       *[other] { $names } do not answer.
    }
status-pods-todo = Start its process again; the runbook has “A pod is down”.
status-outbox =
    { $waiting ->
        [0] Nothing waits to be said.
        [one] One thing waits for its hour.
       *[other] { $waiting } things wait for their hour.
    } { $given_up ->
        [0] {""}
        [one] One was given up so far.
       *[other] { $given_up } were given up so far.
    }
status-outbox-late = Something that should have been said has been waiting for { $age }.
status-outbox-todo = The runbook has “A reminder did not come”.
status-models-none = The house works without one, as it is set up.
status-models =
    { $model } is ready{ $queue ->
        [0] .
        [one] ; one question waits.
       *[other] ; { $queue } questions wait.
    }
status-models-loading = { $model } is being loaded.
status-models-fetching = { $model } is being fetched: { $percent } %. The chat works meanwhile.
status-models-failed = { $model } cannot be used: { $reason }.
status-models-servers = { $count } of { $of } model servers cannot be used: { $names }.
status-models-todo = /models tells more; the runbook has “A model server is down”.
status-voice-off = Switched off.
status-voice = Voice notes are heard and replies spoken.
status-voice-fetching = What hears and speaks is being fetched: { $percent } %.
status-voice-failed = What hears and speaks could not be had: { $reason }.
status-voice-todo = `ingle check` says what is missing.
status-voice-down = The speech service does not answer.
status-service-todo = Start that service again, then look into its log.
status-reading = Receipts and scanned papers can be read.
status-reading-down = The reading service does not answer.
status-reading-missing = { $engine } is not installed, so no picture is read.
status-reading-todo = Install it, or name a reading service in INGLE_OCR.
status-records = Every database was as it was left when I started.
status-records-back = { $what } was damaged, which I found { $at }; I put a backup in its place, and what was written after that backup is missing.
status-records-whole = { $what } was damaged, which I found { $at }; I put a backup in its place, and nothing is missing.
status-records-todo = The admins' chat says from when to when; the runbook has “A damaged database”.
status-disk = { $free } of { $total } are free.
status-disk-full = Only { $free } of { $total } are left; photos and papers are not taken for now.
status-disk-todo = Free some space; the runbook has “The disk is full”.
status-snapshots-none = There is none yet.
status-snapshots = The newest was made { $at }: { $rows } entries, { $files } files.
status-snapshots-old = The newest was made { $at }.
status-snapshots-failed = The last try failed ({ $reason }); the newest was made { $at }.
status-snapshots-todo = Make one with `ingle backup now`; it says what is wrong.
status-store-off = Snapshots stay in their folder, as it is set up.
status-store-none = No snapshot was put there yet.
status-store = The last snapshot came there { $at }.
status-store-old = The last snapshot came there { $at }, which is too long ago.
status-store-failed = The last snapshot did not get there: { $reason }.
status-store-todo = Try it with `ingle backup now`.
status-drill-none = None yet; one comes by itself every month.
status-drill = A snapshot was restored on trial { $at }, and all was there.
status-drill-failed = The last one failed: { failure-cause }.
status-drill-todo = Do it again with `ingle backup drill`.
status-telegram-off = Not set up; the web chat is open.
status-telegram-connecting = Connecting.
status-telegram = It answered last { $at }.
status-telegram-silent = Nothing has come from there for { $age }.
status-telegram-never = It has not answered since the start.
status-telegram-todo = The runbook has “Telegram cannot be reached”.
status-calendars-none = None is connected.
status-calendars-waiting =
    { $count ->
        [one] One is about to be brought into step.
       *[other] { $count } are about to be brought into step.
    }
status-calendars =
    { $count ->
        [one] One in step, last looked at { $at }.
       *[other] { $count } in step, last looked at { $at }.
    }
status-calendars-failed =
    { $count ->
        [one] One is not in step.
       *[other] { $count } are not in step.
    }
status-calendars-todo = Ask me “are the calendars in step?”; I know why.
status-calendars-held =
    { $count ->
        [one] One thing is gone there and stays here until somebody decides.
       *[other] { $count } things are gone there and stay here until somebody decides.
    }
status-calendars-held-todo = Press a button below my question about it.
status-notices-none = Nothing is open.
status-notices =
    { $count ->
        [one] One thing is not settled yet.
       *[other] { $count } things are not settled yet.
    }
status-notices-todo = The admins' chat says what to do.
status-offline =
    { $count ->
        [0] Nothing tried to reach the internet.
        [one] One connection was refused since the start.
       *[other] { $count } connections were refused since the start.
    }
status-rights = What is secret is readable for its owner only.
status-rights-open = Others on this machine may read { $path }.
status-rights-todo = Run `chmod 600` on it.
status-hangs = Does not answer within { $seconds }.
status-hangs-todo = Look into the log; a start anew helps where a disk or a service hangs.
status-not-looked = This could not be looked at.
status-not-looked-todo = The log says why.
status-now = just now
status-title = How is the house?
status-hours = Messages by hour
status-latency = Seconds to the answer
status-word-done = done
status-word-refused = refused
status-word-failed = failed
status-word-median = half
status-word-most = nearly all
status-word-media = photos and recordings
status-word-papers = papers
status-word-models = models
status-word-snapshots = snapshots
status-word-rest = the rest of the house
status-word-others = others
status-word-free = free
