notices-several = 🏠 Several things about the house:
  { $lines }
notice-undelivered = ⚠️ I could not deliver a message to { $name }: { $reason }. Let { $name } write to me once in a private chat; then I can reach them again.
notice-snapshot-failed = ⚠️ No snapshot could be made: { $reason }. Put that right, then run: ingle backup now
notice-snapshot-failed-well = ✅ Snapshots are made again.
notice-store-failed = ⚠️ The backup could not be put where it is kept: { $reason }. It lies in the folder of snapshots only. Put that right, then run: ingle backup now
notice-store-failed-well = ✅ Backups are kept again where they belong.
notice-check-failed = ⚠️ Something is wrong with the backups that are kept: { $reason }. Make a fresh one with: ingle backup now
notice-check-failed-well = ✅ I looked through the backups that are kept: all is well again.
failure-cause = { $cause ->
    [wrong-key] the backup opens with another key or password than the one here
    [no-key] the household's key (secret.key) is missing here
    [unreachable] the place where backups are kept cannot be reached
    [no-room] there is not enough room
    [busy] something else is working with the backups right now
    [damaged] the backup is damaged
   *[other] { $reason }
  }
notice-drill-done = ✅ Backup of { $at } restored on trial: { $rows } items and { $files } files in { $seconds } s; { $same } of { $asked } questions answered as before.
notice-drill-failed = ⚠️ A backup could not be restored on trial: { failure-cause }. Make a fresh one with “ingle backup now” and try it with “ingle backup drill”.
notice-drill-failed-well = ✅ Backups can be restored again.
notice-restore-done = ♻️ Restored from a backup: { $rows } items and { $files } files in { $seconds } s. Look whether all is there; what was before is kept beside the backups.
notice-restore-failed = ⚠️ A restore did not succeed: { failure-cause }. Run “ingle backup list” and try an older one.
notice-recovered = 🩹 Something was damaged when I started: { $what }. I put the backup of { $since } in its place, so what was written there between then and { $until } is missing: please tell me again what matters. What was there before is kept in the data folder, in { $kept }.
notice-recovered-all = 🩹 Something was damaged when I started: { $what }. Nothing else works without it, so I put everything back to the backup of { $since }: what was written anywhere between then and { $until } is missing. Please tell me again what matters. What was there before is kept in the data folder, in { $kept }.
notice-recovered-whole = 🩹 Something was damaged when I started: { $what }. It is as in the backup of { $since } again; nothing had been written there since, so nothing is missing. The damaged files are kept in the data folder, in { $kept }.
notice-recover-failed = 🛑 Something is damaged, and I could not put it right: { $reason }. See “A damaged database” in docs/runbook.md.
notice-upgraded = ⬆️ A new version is in use: { $version }. Should something be wrong with it: ingle upgrade back
notice-upgraded-back = ⬇️ The version from before is in use again: { $version }, with the data from before it changed. What came after that is missing.
notice-upgrade-failed = ⚠️ The new version was not taken into use: { $reason }. The old one goes on. “ingle upgrade status” says more.
notice-snapshot-old = ⚠️ The newest snapshot is { $hours } hours old. Look whether the backup service runs (ingle backup health), or make one with: ingle backup now
notice-snapshot-old-well = ✅ There is a fresh snapshot again.
notice-store-old = ⚠️ For { $hours } hours no backup has reached the place where backups are kept. Look whether that place can be reached, then run: ingle backup now
notice-store-old-well = ✅ A fresh backup is kept where it belongs.
notice-drill-old = ⚠️ For { $days } days no backup has been restored on trial. Try it with: ingle backup drill
notice-drill-old-well = ✅ A backup was restored on trial again.
notice-disk-low = 💾 The disk is almost full: { $free } GB are free. I take no photos and documents for now; messages, voice notes and reminders go on. Make room, as under “The disk is full” in docs/runbook.md.
notice-disk-low-well = ✅ There is room on the disk again ({ $free } GB free): I take photos and documents.
notice-disk-critical = 🛑 The disk is full but for { $free } GB: voice notes, snapshots and reading new papers pause too. Make room today, as under “The disk is full” in docs/runbook.md.
notice-disk-critical-well = ✅ The disk is not quite full any more ({ $free } GB free): voice notes are heard, snapshots made and papers read again.
notice-clock-jumped-ahead = 🕰️ The machine's clock jumped { $minutes } minutes ahead. What was to be said meanwhile came late. If that was wrong, set the time right: timedatectl set-ntp true
notice-clock-jumped-back = 🕰️ The machine's clock jumped { $minutes } minutes back. Nothing is said twice. If that was wrong, set the time right: timedatectl set-ntp true
notice-clock-wrong = 🕰️ The machine's clock is { $minutes } minutes off, so reminders come at the wrong time. Set it right: timedatectl set-ntp true
notice-clock-wrong-well = ✅ The machine's clock is right again.
notice-telegram-unreachable = 📵 Telegram cannot be reached for { $minutes } minutes. Check the house's internet connection; I go on trying. Until then the web chat works.
notice-telegram-unreachable-well = ✅ Telegram can be reached again.
notice-telegram-silent = 📵 Telegram has been silent for { $minutes } minutes although it should answer. I am connecting anew; should it stay like that, start Inglenook again. Until then the web chat works.
notice-telegram-silent-well = ✅ Telegram answers again.
notice-telegram-waiting = 📵 Messages have been waiting at Telegram for { $minutes } minutes without reaching me. I am connecting anew; should it stay like that, start Inglenook again. Until then the web chat works.
notice-telegram-waiting-well = ✅ Messages on Telegram reach me again.
notice-telegram-conflict = 🚨 Somebody else fetches this bot's messages from Telegram. If that is no second Inglenook of yours, the token was stolen: get a new one from @BotFather with /revoke, as under “A stolen Telegram token” in docs/runbook.md.
notice-telegram-conflict-well = ✅ I am the only one again who fetches this bot's messages.
notice-telegram-token = 🚨 Telegram rejects the bot's token: it was revoked. Get a new one from @BotFather, hand it in with “ingle rotate telegram” and start me again. Until then the web chat works.
notice-telegram-token-well = ✅ Telegram accepts the bot's token again.
notice-telegram-webhook = 🚨 Somebody had this bot's messages sent elsewhere (a webhook); I have taken that back. If it was not you, the token was stolen: get a new one from @BotFather with /revoke.
notice-loop-slow = 🐢 I stood still for { $seconds } seconds. If that happens often, look what else keeps the machine busy; /status shows more.
notice-threads-stuck = 🐢 For { $minutes } minutes none of my { $count } workers has been free. If I do not answer, start Inglenook again.
notice-threads-stuck-well = ✅ My workers are free again.
notice-outbox-late = ⏳ Something I have to say has not got out since { $since }. Look with /status whether Telegram and the pods answer.
notice-outbox-late-well = ✅ What waited to be said has got out.
