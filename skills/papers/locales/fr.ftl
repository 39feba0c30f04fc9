paper-dues = 📌 { $count ->
    [one] Une chose à noter dedans :
   *[other] { $count } choses à noter dedans :
  }
paper-event = { $n }. 📅 { $title } – { $when }
  { $quote }
paper-bill = { $n }. 🧾 { $title }{ $amount_part } – { $due }
  { $quote }
paper-deadline = { $n }. ⏰ { $title } – { $due }
  { $quote }
paper-expiry = { $n }. ⏳ { $title } – expire : { $ends }
  { $quote }
paper-expiry-notice = { $n }. ⏳ { $title } – fin : { $ends }, à résilier au plus tard { $act_by }
  { $quote }
paper-expiry-late = { $n }. ⏳ { $title } – fin : { $ends } ; dernier jour pour résilier, passé : { $act_by }
  { $quote }
paper-quote = « { $line } »
paper-quote-page = « { $line } » (p. { $page })
paper-quote-of = « { $line } » ({ $name })
paper-quote-of-page = « { $line } » ({ $name }, p. { $page })
paper-more = Et { $count } de plus dans le document.
button-paper-event = 📅 { $title }
button-paper-bill = 🧾 { $title }
button-paper-deadline = ⏰ { $title }
button-paper-expiry = ⏳ { $title }
dues-found = 📌 Ce que vos papiers demandent :
dues-of = 📌 Ce que demande { $name } :
dues-none = 📌 Vos papiers ne demandent plus rien pour la suite.
dues-none-of = 📌 Il ne demande plus rien pour la suite.
dues-more = Et { $count } de plus.
button-paper-dues = 📌 Ce qu'il demande
button-more-dues = Plus
button-show-all-dues = Tout voir
button-show-dues = Voir
out-paper = 📄 Nouveau dans vos papiers : { $name }
out-papers = 📄 { $count } papiers sur { $new } nouveaux demandent quelque chose. Plus tard, demande « que demandent mes papiers ? ».

expiry-added = ⏳ { $title } expire : { $ends }.
expiry-renewed = ⏳ Renouvelé : { $title }, expire { $ends }.
expiry-renewed-already = Déjà renouvelé : { $title }, jusqu'au { $ends }.
expiry-known = Je le sais déjà : { $title } expire { $ends }.
expiry-notice = Dernier jour pour résilier : { $act_by }.
expiry-notice-passed = Le dernier jour pour résilier était : { $act_by }.
expiry-in-time = Je te le rappellerai à temps, d'abord { $day }.
expiry-passed = C'est passé : { $ends }. Jusqu'à quand est-ce valable ?
expiry-ask-until = ✓ C'est fait : { $title }. Jusqu'à quand est-ce valable maintenant ? Par exemple « jusqu'au 3 mai 2031 ».
expiry-in-paper = Dans { $name } : « { $line } »
expiry-removed = Oublié : { $title }.
expiry-gone = Je ne garde plus cela.
expiry-not-found = Je ne connais rien comme « { $what } » qui expire.
expiry-which = Lequel ?
expiries-found = ⏳ Ce qui expire :
  { $lines }
expiries-none = ⏳ Rien n'expire à ce moment-là.
expiries-unknown = ⏳ Je ne connais rien qui expire. Dis par exemple « mon passeport expire le 3 mai 2031 ».
expiry-next = Ensuite : { $title }, { $ends }.
expiry-line = • { $ends } : { $title }
expiry-line-notice = • { $ends } : { $title } – à résilier au plus tard { $act_by }
expiry-line-renewed = • { $title } – renouvelé ; jusqu'à quand ?
expiry-line-over = • ⚠️ { $ends } : { $title } – expiré
ask-expiry-what = Qu'est-ce qui expire ?
ask-expiry-when = Quand est-ce que ça expire : { $title } ? Par exemple « le 3 mai 2031 ».
out-expiry = ⏳ { $title } expire : { $ends } ({ $days ->
    [one] dans un jour
   *[other] dans { $days } jours
  }).
out-expiry-notice = ⏳ { $title } se termine : { $ends }. Dernier jour pour résilier : { $act_by } ({ $days ->
    [one] dans un jour
   *[other] dans { $days } jours
  }).
out-expiry-until = ⏳ Renouvelé : { $title }. Jusqu'à quand est-ce valable maintenant ? Par exemple « jusqu'au 3 mai 2031 ».
out-expiry-over = ⏳ { $title } a expiré : { $ends }.
brief-expiry = ⏳ Expire, { $ends } : { $title }
brief-expiry-notice = ⏳ Dernier jour pour résilier, { $act_by } : { $title }
button-renewed = Renouvelé
button-not-any-more = Plus nécessaire
button-until = Jusqu'au { $until }

## Comment une phrase peut être comprise
intent-expiry_query = Voir ce qui expire
intent-expiry_add = Noter quand quelque chose expire
intent-expiry_remove = Oublier quand quelque chose expire
