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
