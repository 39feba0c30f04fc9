## Valeurs
day-today = aujourd'hui ({ $day })
day-tomorrow = demain ({ $day })
day-yesterday = hier ({ $day })
day-other = { $day }
moment = { $day } à { $time }
span-all-day = { $day }, toute la journée
span-days = du { $first } au { $last }
span-times = { $day } de { $start } à { $end }
span-over-night = { $day } à { $start } jusqu'au { $last } à { $end }
this-month = ce mois-ci
part-rule = ({ $rule })
part-who = pour { $who }
part-merchant = chez { $merchant }
part-shop = · { $shop }
part-category = en { $category }
part-payer = par { $payer }
part-day = pour { $day }
me = toi
rule-minutely = { $interval ->
    [one] toutes les minutes
   *[other] toutes les { $interval } minutes
  }
rule-hourly = { $interval ->
    [one] toutes les heures
   *[other] toutes les { $interval } heures
  }
rule-daily = { $interval ->
    [one] tous les jours
   *[other] tous les { $interval } jours
  }
rule-weekly = { $interval ->
    [one] chaque { $days }
   *[other] toutes les { $interval } semaines, { $days }
  }
rule-weekdays = du lundi au vendredi
rule-monthly = { $interval ->
    [one] chaque mois
   *[other] tous les { $interval } mois
  } { $monthdays }
rule-monthly-days = { $interval ->
    [one] chaque mois
   *[other] tous les { $interval } mois
  } { $days }
rule-yearly = { $interval ->
    [one] chaque année
   *[other] tous les { $interval } ans
  } le { $date }
rule-yearly-days = { $interval ->
    [one] chaque année
   *[other] tous les { $interval } ans
  } { $days }
rule-other = régulièrement
rule-months = en { $months }
rule-of-months = de { $months }
rule-times = à { $times }
rule-count = { $count ->
    [one] une fois
   *[other] { $count } fois
  }
rule-until = jusqu'au { $day }
month-day = { $day ->
    [-1] le dernier jour
    [-2] l'avant-dernier jour
    [1] le 1er
   *[other] le { $day }
  }
weekday-in-month = { $place ->
    [1] le premier { $day }
    [2] le deuxième { $day }
    [3] le troisième { $day }
    [4] le quatrième { $day }
    [5] le cinquième { $day }
    [-1] le dernier { $day }
    [-2] l'avant-dernier { $day }
   *[other] le { $place }e { $day }
  }

## Boutons
button-undo = Annuler
button-confirm = Oui
button-cancel = Non
button-done = Fait
button-snooze = +10 min
button-edit = Modifier

## Conversation
undone = C'est annulé.
undo-nothing = Il n'y a rien à annuler.
memory-forgotten = C'est oublié : je ne sais plus de quoi toi et moi avons parlé ici. Ce qui est dans l'agenda, les listes et les papiers reste, et ce que tu vois dans cette conversation aussi.
memory-empty = Je n'ai rien retenu de nos échanges ici.
undo-already = C'est déjà annulé.
undo-changed-since = Ça a changé entre-temps, alors je n'y ai pas touché.
cancelled-nothing = D'accord, je n'ai rien changé.
cancelled-older = D'accord, je n'ai rien changé. Si tu parles de ce que j'ai fait avant, dis « annule ça ».
button-expired = Ce bouton ne marche plus. Redis-le-moi simplement.
button-not-yours = Ce bouton est pour quelqu'un d'autre.
button-locked = Ce bouton va avec quelque chose de verrouillé. Ouvre d'abord tes affaires privées : /unlock
private-locked = Tes affaires privées sont verrouillées depuis le dernier démarrage : ce que tu as dit avant et tes papiers privés. Ouvre-les sur { $page } ou, dans une discussion privée sur Telegram, avec /unlock. Tout le reste marche.
unlock-how = Envoie /unlock suivi de ta phrase secrète, en un seul message. Je la retire aussitôt de cette discussion et je ne la garde nulle part.
unlock-page = N'écris pas ta phrase secrète ici. Ouvre tes affaires privées sur { $page }
unlock-done = Tes affaires privées sont ouvertes jusqu'au prochain démarrage.
unlock-wrong = Ce n'est pas ta phrase secrète. Rien n'a été ouvert.
unlock-wait = Trop d'essais ratés. Attends { $seconds } secondes, puis réessaie.
unlock-none = Rien n'est verrouillé chez toi.
unlock-title = Ouvre tes affaires privées
unlock-field = Phrase secrète
unlock-open = Ouvrir
unlock-back = Retour à la discussion
confirmed-nothing = Il n'y a rien à confirmer pour le moment.
hello = Bonjour { $name } ! Qu'est-ce que je peux faire pour toi ?
thanks = Avec plaisir !
noted = 🙂
too-much-at-once = Cela fait beaucoup à la fois : ma lecture s'arrête avant « { $text } ». Renvoie-moi la suite, s'il te plaît.
help =
  Je m'occupe de l'agenda, des rappels, des listes, des tâches, des dépenses et des papiers de la famille. Dis-moi simplement :
  • dentiste pour Mia mardi prochain à 15h
  • rappelle-moi demain soir de sortir les poubelles
  • il nous faut du lait, 6 œufs et du pain
  • 42,50 € à la boulangerie
  • qu'est-ce qu'il y a de prévu ce week-end ?
  • que dit le bail sur les animaux ?
  Chaque changement a un bouton « Annuler » ; « annule ça » marche aussi.
not-understood = Je ne suis pas sûr de comprendre. Tu peux le dire autrement, par exemple « rappelle-moi à 17h d'appeler mamie » ?
not-in-reach = Là, je ne peux pas t'aider. Je m'occupe de l'agenda, des rappels, des listes, des tâches, des dépenses et des papiers.
no-such-day = « { $day } » n'existe dans aucun calendrier. Quel jour veux-tu dire ?
model-missing = Je n'ai pas compris, et le modèle de langue qui pourrait m'aider n'est pas là : { $reason }
model-loading = Je n'ai pas compris tout seul, et mon modèle de langue est encore en préparation ({ $state }). Réessaie dans un instant, ou dis-le autrement.
model-wait = Un instant, je réponds encore à quelqu'un d'autre.
model-busy = Vous êtes si nombreux à me demander quelque chose que je n'y arrive pas. Redemande-moi dans une minute, s'il te plaît.
chat-doing = En cours : { $reading } …
chat-may-i = Je l'ai lu, ce n'est pas toi qui l'as dit : { $reading } – { $what }. Je le fais ?
chat-unsure = Je ne peux pas dire si ta condition est remplie : { $reading } – { $what }. Je le fais ?
chat-left = J'en suis donc resté là, rien n'a changé.
chat-stopped = Je ne suis pas allé plus loin. Dis-moi s'il manque encore quelque chose.
message-empty = Ce message était vide. Qu'est-ce que je peux faire pour toi ?
message-too-long = C'est trop long pour moi : { $count } caractères, { $most } au maximum. Envoie-moi un message plus court.
rail-orders = Cela ressemble à une tentative de détourner un assistant de ses règles ; je n'ai rien changé. Dis-moi simplement ce qu'il te faut.
rail-unsafe = Parles-en plutôt avec un adulte en qui tu as confiance. Si quelqu'un est en danger, appelle tout de suite les secours.
rail-kind = Restons gentils entre nous. 🙂
rail-secret-card = Il y a un numéro de carte dedans. D'autres de la famille peuvent lire ce que je garde, et je n'en ai jamais besoin. Je le prends quand même ?
rail-secret-api-key = Cela ressemble à une clé ou à un jeton de programme. C'est plus sûr dans un gestionnaire de mots de passe. Je le prends quand même ?
rail-secret-private-key = C'est une clé privée. Elle n'a pas sa place dans une discussion. Je la prends quand même ?
rail-secret-pin = Il y a un code secret dedans. Une banque ne le demande jamais ici, et je n'en ai jamais besoin. Je le prends quand même ?
rail-unsaid = J'avais une réponse, mais elle n'avait pas sa place ici. Tu peux demander autrement ?
rail-left-out = ⚠️ Une partie de ce papier dit à un assistant quoi faire. Je ne fais que citer les papiers et ne fais rien de ce qui y est écrit.
rail-household = { $text }
rail-household-refuse = Ce foyer ne veut pas de cela ici ; je n'ai rien fait.
rail-household-ask = Un contrôle ajouté par ce foyer doute de ce message. Je le prends quand même ?
rail-broken = Un contrôle ajouté par ce foyer ({ $rail }) ne marche pas en ce moment, je n'ai donc rien fait. Un admin doit y regarder.
storage-full = Le disque est plein, je n'ai donc rien pu enregistrer ; rien n'a changé. Quelqu'un avec les droits d'admin doit faire de la place.
already-done = C'est déjà fait.
went-wrong = Quelque chose s'est mal passé de mon côté ; rien n'a changé. C'est noté dans le journal sous { $id }.
rates-messages = C'est plus que je ne peux suivre d'un coup : je prends { $count } messages par minute. Je continue à { $time }. Je ne lis ni ce message ni ce qui arrive d'ici là ; renvoie-le-moi après, s'il te plaît.
rates-left-out = Je n'ai pas lu { $count ->
    [one] un message arrivé
   *[other] { $count } messages arrivés
  } quand c'était trop d'un coup. Renvoie-moi ce qui compte encore, s'il te plaît.
rates-model = Le modèle de langue a travaillé pour toi aussi longtemps qu'il le peut pour l'instant ; il reprend à { $time }. Ce que je peux faire sans lui continue comme toujours.
progress = J'en suis à { $done } sur { $of }…
service-down = { $reason }
pod-about =
    { $pod ->
        [planner] agenda, rappels et tâches
        [finance] dépenses et budgets
        [family] listes communes et ce que j'ai appris
       *[other] { $about }
    }
pod-down = Je n'arrive pas à joindre la partie de moi qui s'occupe de cela ({ $about }). Tout le reste fonctionne ; réessaie dans un instant.
pod-unsure = J'ai perdu le contact avec la partie de moi qui s'en occupe ({ $about }) pendant que je le faisais, et je ne sais pas si c'est fait. Regarde avant de le redire.
pod-file-large = Ce fichier dépasse { $limit } Mo, c'est plus que je ne peux transmettre. Peux-tu l'envoyer en plusieurs parties ?
storage-busy = Mes données sont occupées pour le moment, rien n'a donc changé. Réessaie dans une minute.
storage-damaged = Je n'arrive pas à lire mes données, rien n'a donc changé. Quelqu'un avec les droits d'admin doit regarder.

## Contenus non lus
unsupported-sticker = Joli ! Mais je ne sais pas lire les stickers. Qu'est-ce que je peux faire pour toi ?
unsupported-location = Merci, mais je ne sais pas encore quoi faire d'une position.
unsupported-video = Je ne peux pas regarder les vidéos. Tu me le dis avec des mots ?
unsupported-contact = Je ne peux pas encore garder de contacts. Tu me dis avec des mots de quoi il s'agit ?
unsupported-poll = Je ne peux pas répondre aux sondages. Tu me poses la question directement ?
unsupported-voice = Je n'ai pas reçu cet enregistrement. Renvoie-le, ou écris-le-moi, s'il te plaît.
unsupported-photo = Je ne trouve rien sur cette image dont je puisse faire quelque chose. Un ticket de caisse, je le lis ; le reste, dis-le-moi avec des mots.
unsupported-document = Je ne peux pas lire ce genre de fichier. PDF, Word, Excel, textes, courriels et images, oui. Tu me dis avec des mots ce qui compte dedans ?
unsupported-too-large = Ce fichier dépasse 20 Mo, c'est plus que je ne peux prendre ici. Tu me l'envoies en parties plus petites ? Un enregistrement, en morceaux plus courts.
unsupported-over-budget = Tu m'as envoyé aujourd'hui tout ce que je peux prendre en un jour, je n'ai donc pas gardé ceci. Dès demain, je reprends fichiers et enregistrements ; ce que tu écris continue comme toujours.
unsupported-disk-full = Il ne reste presque plus de place à la maison pour les photos et les fichiers, je n'ai donc pas gardé ceci. Les admins sont au courant. Renvoie-le plus tard, ou dis-moi avec des mots ce qui compte ; messages et rappels continuent comme toujours.
unsupported-not-fetched = Ce que tu as envoyé ne m'est pas parvenu. Tu me le renvoies ?
unsupported-other = Je ne sais pas lire ce genre de message. Tu me le dis avec des mots ?

## Personnes
stranger = Bonjour ! Je ne parle qu'avec ma famille. Si tu en fais partie, demande un lien d'invitation.
invite-bad = Cette invitation n'est pas valable : elle marche une seule fois et pendant 24 heures. Demandes-en une nouvelle.
joined = Bienvenue, { $name } ! Je suis l'assistant de la famille. Essaie « qu'est-ce qu'il y a de prévu ce week-end ? », ou /help.
already-member = Tu es déjà dans la famille, { $name }. Qu'est-ce que je peux faire pour toi ?
ask-in-private = Pas ici, où tout le monde peut lire. Demande-moi dans notre conversation privée.
not-allowed-child = Ça, c'est pour les adultes. Demande à l'un d'eux.
not-allowed-guest = Les invités ne peuvent demander que ce que la famille leur a ouvert.
not-allowed-adult = Il faut les droits d'admin pour ça.
not-allowed-admin = Ce n'est pas possible ici.
not-allowed-others = C'est à quelqu'un d'autre ; seul un adulte peut le changer.
not-allowed-remind-others = Tu peux créer des rappels pour toi. Pour les autres, demande à un adulte.
not-allowed-chores = Les tâches des autres, ce sont les adultes qui les donnent.

## Commandes du menu
command-help = Ce que je sais faire
command-today = Le programme du jour
command-undo = Annuler le dernier changement
command-reminders = Tes rappels
command-shopping = La liste de courses
command-learned = Ce que j'ai appris de vous
command-forget = Oublier ce dont on a parlé ici
menu-help = aide
menu-today = qu'est-ce qu'on a de prévu aujourd'hui ?
menu-undo = annule ça
menu-reminders = montre-moi mes rappels
menu-shopping = montre-moi la liste de courses
menu-learned = qu'est-ce que tu as appris ?

## Quand ce n'est pas clair
ask-which-reading = Je ne suis pas sûr de comprendre. C'est l'un de ceux-ci ?
read-as = J'ai compris ça comme : { $reading }. C'est bien ça ?
ask-who = C'est qui, { $name } ?
undone-ask = C'est annulé. Tu voulais dire autre chose ?
button-none = Rien de tout ça

## Briefs
brief-nothing = Rien de prévu.
brief-more = … et { $count } autres.

## Recordings
heard = 🎤 entendu : « { $text } »
button-correct = Ce n'est pas ça
correct-how = Qu'est-ce que tu as dit ? Écris-le ou redis-le ; le mot qui était faux suffit.
    J'ai entendu : « { $text } »
aloud = Il n'y a encore rien à lire. Demande-moi d'abord quelque chose.
listening = J'écoute : minute { $done } sur { $of }…
unheard-off = Je ne peux pas écouter d'enregistrements ici : l'écoute est désactivée. Écris-le-moi, s'il te plaît.
unheard-no-sound = Je ne trouve dans ce fichier aucun son que je connaisse. Envoie un message vocal, ou un fichier MP3, M4A, OGG ou WAV.
unheard-damaged = Cet enregistrement est abîmé, je n'ai rien pu entendre. Renvoie-le, s'il te plaît.
unheard-too-long = Cet enregistrement est trop long pour moi{ $minutes ->
        [0] { "" }
       *[other] { " " }({ $minutes } minutes)
    } : j'écoute un quart d'heure au plus. Envoie-le en morceaux plus courts.
unheard-too-large = Cet enregistrement est trop volumineux pour moi ({ $detail }). Envoie-le en morceaux plus courts.
unheard-timeout = L'écoute a pris trop de temps, j'ai arrêté. Renvoie-le ou écris-le-moi, s'il te plaît.
unheard-silence = J'ai écouté, mais c'est le silence. Le micro était peut-être coupé ?
unheard-no-speech = J'ai écouté, mais je n'ai entendu personne parler. Redis-le un peu plus près du micro, ou écris-le-moi.
unheard-no-engine = Je ne peux pas encore écouter d'enregistrements ici. La personne qui m'administre peut y remédier avec : { $detail }
unheard-no-model = Il me manque de quoi entendre. La personne qui m'administre peut l'obtenir avec : ingle models pull whisper-base
unheard-fetching = Je récupère encore de quoi entendre ({ $percent } %). Réessaie dans une minute, ou écris-le-moi.
unheard-unreachable = Le service avec lequel j'entends ne répond pas. Réessaie dans une minute, ou écris-le-moi.

## Longs enregistrements
recording = 🎙 Un enregistrement { $minutes ->
    [one] d'une minute
   *[other] de { $minutes } minutes
  } en { $language } :
  { $points }
recording-bare = 🎙 Un enregistrement { $minutes ->
    [one] d'une minute
   *[other] de { $minutes } minutes
  } en { $language }. Ce qui a été dit est dans le fichier.
recording-point = • { $text }
recording-things = 📌 { $count ->
    [one] Une chose peut être ajoutée :
   *[other] { $count } choses peuvent être ajoutées :
  }
recording-event = { $n }. 📅 { $title }{ $who_part } – { $when } ({ $said })
recording-reminder = { $n }. ⏰ { $text } – { $due } ({ $said })
recording-todo = { $n }. ☑️ { $text }{ $who_part }{ $day_part } ({ $said })
recording-items = { $n }. 🛒 { $items } ({ $said })
recording-expense = { $n }. 💶 { $money }{ $shop_part }{ $category_part } ({ $said })
recording-more = { $count ->
    [one] Il y en a peut-être encore une ; le fichier contient tout ce qui a été dit.
   *[other] Il y en a peut-être encore { $count } ; le fichier contient tout ce qui a été dit.
  }
button-recording-event = 📅 { $title }
button-recording-reminder = ⏰ { $title }
button-recording-todo = ☑️ { $title }
button-recording-items = 🛒 { $title }
button-recording-expense = 💶 { $title }
button-recording-all = Tout ajouter ({ $count })

## Modèles
models-head = Les modèles de cette maison :
models-fast = pour comprendre : { $model }
models-chat = pour parler : { $model }
models-vision = pour regarder des images : { $model }
models-embed = pour chercher : { $model }
models-well = { $name } répond ; dans sa mémoire : { $loaded }
models-idle = { $name } répond ; il n'y a rien dans sa mémoire.
models-ill = { $name } ne peut pas servir en ce moment : { $reason }
models-how = Pour en télécharger un autre : /models pull NOM.
models-none = Aucun modèle de langage n'est installé ici.
models-admins = Ce sont les admins qui s'occupent des modèles. Demande à l'un d'eux.
models-fetching = Je le télécharge : { $done } sur { $of } Mo…
models-fetched = { $model } est là maintenant, on peut s'en servir.
models-unknown = Il n'y a pas de modèle qui s'appelle { $model }. Les noms sont sur ollama.com/library.
models-full = Le disque du serveur de modèles n'a pas de place pour { $model }. Libère de la place, puis redemande.
models-nobody = Aucun serveur ne télécharge de modèles ici. Installe d'abord un serveur Ollama.
models-offline = Cette maison est hors ligne, je ne télécharge donc pas de modèles.
models-failed = Je n'ai pas pu télécharger { $model } : { $reason }. Redemande, et cela reprendra là où cela s'est arrêté.
models-stopped = On m'arrête, et { $model } n'est pas encore là en entier. Redemande plus tard ; cela reprendra là où cela s'est arrêté.

# Ce que Prometheus a trouvé, transmis par Alertmanager.
alert-help = Le remède est dans docs/runbook.md, sous « { $heading } ».
alert-house-down = La maison n'a pas répondu pendant un moment.
alert-pod-down = La partie « { $pod } » ne répond pas.
alert-model-server-down = Le serveur de modèles { $backend } ne répond pas.
alert-restarts-again-and-again = J'ai redémarré plus de deux fois en une demi-heure.
alert-deliveries-fail = Les messages par { $channel } échouent : { $count } essais en une demi-heure.
alert-messages-fail = En un quart d'heure, je n'ai pas pu répondre à { $count } messages.
alert-messages-slow = Un message sur vingt attend plus de 20 secondes.
alert-models-busy = { $count } questions attendent le modèle de langue.
alert-machine-disk-nearly-full = Il reste moins de 5 % sur le disque { $mountpoint }.
alert-disk-fills-up = À ce rythme, le disque de la maison sera plein dans quatre jours.
alert-clock-not-kept = L'horloge de la machine n'est plus mise à l'heure.
alert-gpu-hot = La carte graphique { $card } est à { $celsius } °C.
alert-gpu-memory-full = La mémoire de la carte graphique { $card } est pleine.
alert-certificate-ends = Le certificat du chat web expire, ou reste introuvable.
alert-machine-not-seen = Plus personne ne surveille la machine : node-exporter ne répond pas.
alert-watcher-down = { $job } ne répond pas : quelque chose n'est plus surveillé.
notice-alert-house-down = 🔔 { alert-house-down } { alert-help }
notice-alert-house-down-well = ✅ C'est réglé : « { alert-house-down } »
notice-alert-pod-down = 🔔 { alert-pod-down } { alert-help }
notice-alert-pod-down-well = ✅ C'est réglé : « { alert-pod-down } »
notice-alert-model-server-down = 🔔 { alert-model-server-down } { alert-help }
notice-alert-model-server-down-well = ✅ C'est réglé : « { alert-model-server-down } »
notice-alert-restarts-again-and-again = 🔔 { alert-restarts-again-and-again } { alert-help }
notice-alert-restarts-again-and-again-well = ✅ C'est réglé : « { alert-restarts-again-and-again } »
notice-alert-deliveries-fail = 🔔 { alert-deliveries-fail } { alert-help }
notice-alert-deliveries-fail-well = ✅ C'est réglé : « { alert-deliveries-fail } »
notice-alert-messages-fail = 🔔 { alert-messages-fail } { alert-help }
notice-alert-messages-fail-well = ✅ C'est réglé : « { alert-messages-fail } »
notice-alert-messages-slow = 🔔 { alert-messages-slow } { alert-help }
notice-alert-messages-slow-well = ✅ C'est réglé : « { alert-messages-slow } »
notice-alert-models-busy = 🔔 { alert-models-busy } { alert-help }
notice-alert-models-busy-well = ✅ C'est réglé : « { alert-models-busy } »
notice-alert-machine-disk-nearly-full = 🔔 { alert-machine-disk-nearly-full } { alert-help }
notice-alert-machine-disk-nearly-full-well = ✅ C'est réglé : « { alert-machine-disk-nearly-full } »
notice-alert-disk-fills-up = 🔔 { alert-disk-fills-up } { alert-help }
notice-alert-disk-fills-up-well = ✅ C'est réglé : « { alert-disk-fills-up } »
notice-alert-clock-not-kept = 🔔 { alert-clock-not-kept } { alert-help }
notice-alert-clock-not-kept-well = ✅ C'est réglé : « { alert-clock-not-kept } »
notice-alert-gpu-hot = 🔔 { alert-gpu-hot } { alert-help }
notice-alert-gpu-hot-well = ✅ C'est réglé : « { alert-gpu-hot } »
notice-alert-gpu-memory-full = 🔔 { alert-gpu-memory-full } { alert-help }
notice-alert-gpu-memory-full-well = ✅ C'est réglé : « { alert-gpu-memory-full } »
notice-alert-certificate-ends = 🔔 { alert-certificate-ends } { alert-help }
notice-alert-certificate-ends-well = ✅ C'est réglé : « { alert-certificate-ends } »
notice-alert-machine-not-seen = 🔔 { alert-machine-not-seen } { alert-help }
notice-alert-machine-not-seen-well = ✅ C'est réglé : « { alert-machine-not-seen } »
notice-alert-watcher-down = 🔔 { alert-watcher-down } { alert-help }
notice-alert-watcher-down-well = ✅ C'est réglé : « { alert-watcher-down } »
notice-alert = 🔔 { $alert } : { $summary }. { alert-help }
notice-alert-well = ✅ C'est réglé : « { $alert } : { $summary } »

## How the house is
command-status = Comment va la maison
status-well = Tout va bien.
status-look =
    { $count ->
        [one] Une chose est à regarder.
       *[other] { $count } choses sont à regarder.
    }
status-broken =
    { $count ->
        [one] Une chose ne marche pas.
       *[other] { $count } choses ne marchent pas.
    }
status-others-well = Je vais bien, tout marche.
status-others-ill = On s'occupe de quelque chose. Ce que tu me dis est gardé.
status-more = Et encore { $count } : la page « { $page } » montre tout.
status-line = { $mark } { $part } : { $sentence }
status-part-house = La maison
status-part-messages = Les messages
status-part-pods = Les pods
status-part-outbox = Ce que je dis de moi-même
status-part-models = Modèle de langage
status-part-voice = Écouter et parler
status-part-reading = Lire les images
status-part-records = Données
status-part-disk = Disque
status-part-snapshots = Sauvegardes
status-part-store = Gardées ailleurs
status-part-drill = Essai de restauration
status-part-telegram = Chat sur Telegram
status-part-calendars = Autres agendas
status-part-notices = Ce que j'ai signalé
status-part-offline = Hors ligne
status-part-rights = Droits des fichiers
status-house = Inglenook { $version }, démarré { $since }.
status-messages-none = Personne n'a écrit ces dernières 24 heures.
status-messages =
    { $count ->
        [one] Un message
       *[other] { $count } messages
    } en 24 heures ; la moitié avec réponse en { $median }, presque tous en { $most }.
status-messages-failed =
    { $failed ->
        [one] Un message sur { $count } est resté
       *[other] { $failed } messages sur { $count } sont restés
    } sans réponse en 24 heures.
status-messages-failed-todo = Cherche « could not be answered » dans le journal.
status-messages-slow-todo = Le runbook a « Answers are slow ».
status-pods =
    { $count ->
        [one] Le seul pod répond.
       *[other] Les { $count } pods répondent.
    }
status-pods-down =
    { $count ->
        [one] { $names } ne répond pas.
       *[other] { $names } ne répondent pas.
    }
status-pods-todo = Relance son processus ; le runbook a « A pod is down ».
status-outbox =
    { $waiting ->
        [0] Rien n'attend d'être dit.
        [one] Une chose attend son heure.
       *[other] { $waiting } choses attendent leur heure.
    } { $given_up ->
        [0] {""}
        [one] Une a été abandonnée jusqu'ici.
       *[other] { $given_up } ont été abandonnées jusqu'ici.
    }
status-outbox-late = Quelque chose qui devait être dit attend depuis { $age }.
status-outbox-todo = Le runbook a « A reminder did not come ».
status-models-none = La maison s'en passe, comme réglé.
status-models =
    { $model } est prêt{ $queue ->
        [0] .
        [one]  ; une question attend.
       *[other]  ; { $queue } questions attendent.
    }
status-models-loading = { $model } est en train d'être chargé.
status-models-fetching = { $model } est en cours de téléchargement : { $percent } %. Le chat marche pendant ce temps.
status-models-failed = { $model } est inutilisable : { $reason }.
status-models-servers = { $count } des { $of } serveurs de modèles sont inutilisables : { $names }.
status-models-todo = /models en dit plus ; le runbook a « A model server is down ».
status-voice-off = Désactivé.
status-voice = Les notes vocales sont écoutées et les réponses lues.
status-voice-fetching = Ce qui écoute et parle est en cours de téléchargement : { $percent } %.
status-voice-failed = Ce qui écoute et parle n'a pas pu être obtenu : { $reason }.
status-voice-todo = `ingle check` dit ce qui manque.
status-voice-down = Le service vocal ne répond pas.
status-service-todo = Relance ce service, puis regarde son journal.
status-reading = Les reçus et papiers numérisés peuvent être lus.
status-reading-down = Le service de lecture ne répond pas.
status-reading-missing = { $engine } n'est pas installé, donc aucune image n'est lue.
status-reading-todo = Installe-le, ou indique un service de lecture dans INGLE_OCR.
status-records = Au démarrage, chaque base de données était comme je l'avais laissée.
status-records-back = { $what } : abîmé, vu { $at } ; une sauvegarde est à la place, et ce qui a été écrit après elle manque.
status-records-whole = { $what } : abîmé, vu { $at } ; une sauvegarde est à la place, et rien ne manque.
status-records-todo = Le chat des admins dit de quand à quand ; le runbook a « A damaged database ».
status-disk = { $free } libres sur { $total }.
status-disk-full = Il ne reste que { $free } sur { $total } ; photos et papiers ne sont pas pris pour l'instant.
status-disk-todo = Libère de la place ; le runbook a « The disk is full ».
status-snapshots-none = Il n'y en a pas encore.
status-snapshots = La plus récente a été faite { $at } : { $rows } entrées, { $files } fichiers.
status-snapshots-old = La plus récente a été faite { $at }.
status-snapshots-failed = Le dernier essai a échoué ({ $reason }) ; la plus récente a été faite { $at }.
status-snapshots-todo = Fais-en une avec `ingle backup now` ; il dit ce qui ne va pas.
status-store-off = Les sauvegardes restent dans leur dossier, comme réglé.
status-store-none = Aucune sauvegarde n'y est encore.
status-store = La dernière sauvegarde y est arrivée { $at }.
status-store-old = La dernière sauvegarde y est arrivée { $at }, c'est trop ancien.
status-store-failed = La dernière sauvegarde n'y est pas arrivée : { $reason }.
status-store-todo = Essaie avec `ingle backup now`.
status-drill-none = Aucun encore ; il y en a un chaque mois, tout seul.
status-drill = Une sauvegarde a été restaurée à l'essai { $at }, tout y était.
status-drill-failed = Le dernier a échoué : { failure-cause }.
status-drill-todo = Recommence avec `ingle backup drill`.
status-telegram-off = Pas configuré ; le chat web est ouvert.
status-telegram-connecting = Connexion en cours.
status-telegram = Dernière réponse { $at }.
status-telegram-silent = Plus rien n'en est venu depuis { $age }.
status-telegram-never = Aucune réponse depuis le démarrage.
status-telegram-todo = Le runbook a « Telegram cannot be reached ».
status-calendars-none = Aucun n'est relié.
status-calendars-waiting =
    { $count ->
        [one] Un va être synchronisé.
       *[other] { $count } vont être synchronisés.
    }
status-calendars =
    { $count ->
        [one] Un à jour, vérifié { $at }.
       *[other] { $count } à jour, vérifiés { $at }.
    }
status-calendars-failed =
    { $count ->
        [one] Un n'est pas à jour.
       *[other] { $count } ne sont pas à jour.
    }
status-calendars-todo = Demande-moi « les agendas sont-ils à jour ? » ; je sais pourquoi.
status-calendars-held =
    { $count ->
        [one] Une chose a disparu là-bas et reste ici jusqu'à une décision.
       *[other] { $count } choses ont disparu là-bas et restent ici jusqu'à une décision.
    }
status-calendars-held-todo = Appuie sur un bouton sous ma question.
status-notices-none = Rien n'est en suspens.
status-notices =
    { $count ->
        [one] Une chose n'est pas encore réglée.
       *[other] { $count } choses ne sont pas encore réglées.
    }
status-notices-todo = Le chat des admins dit quoi faire.
status-offline =
    { $count ->
        [0] Rien n'a cherché à joindre internet.
        [one] Une connexion a été refusée depuis le démarrage.
       *[other] { $count } connexions ont été refusées depuis le démarrage.
    }
status-rights = Ce qui est secret n'est lisible que par son propriétaire.
status-rights-open = D'autres sur cette machine peuvent lire { $path }.
status-rights-todo = Lance `chmod 600` dessus.
status-hangs = Ne répond pas en { $seconds }.
status-hangs-todo = Regarde le journal ; un redémarrage aide si un disque ou un service bloque.
status-not-looked = Impossible de regarder cela.
status-not-looked-todo = Le journal dit pourquoi.
status-now = à l'instant
status-title = Comment va la maison ?
status-hours = Messages par heure
status-latency = Secondes jusqu'à la réponse
status-word-done = faits
status-word-refused = refusés
status-word-failed = échoués
status-word-median = la moitié
status-word-most = presque tous
status-word-media = photos et sons
status-word-papers = papiers
status-word-models = modèles
status-word-snapshots = sauvegardes
status-word-rest = le reste de la maison
status-word-others = autres
status-word-free = libre
