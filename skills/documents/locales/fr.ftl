document-kept = 📄 Gardé : { $name }. { $seen }
document-kept-pages = 📄 Gardé : { $name }, { $pages ->
    [one] une page
   *[other] { $pages } pages
  }. { $seen }
document-kept-several = 📄 Gardé : { $name }, avec { $count } documents dedans. { $seen }
document-known = 📄 J'ai déjà { $name }. { $seen }
document-orders = ⚠️ { $count ->
    [one] Une phrase dit
   *[other] { $count } phrases disent
  } à un assistant quoi faire. Je le garde comme texte et n'en fais rien.
document-hidden = 🙈 { $count ->
    [one] Un passage a été laissé
   *[other] { $count } passages ont été laissés
  } de côté : personne ne le voit en regardant le document.
document-left-out = ⚠️ { $count ->
    [one] Une page ou une ligne n'a pas pu être lue et manque
   *[other] { $count } pages ou lignes n'ont pas pu être lues et manquent
  }.
document-unread-more = ⚠️ Et { $count } autres fichiers dedans ne peuvent pas être lus.
documents-for-family = La famille peut le voir.
documents-for-parents = Seuls les adultes peuvent le voir.
documents-for-guests = Les invités aussi peuvent le voir.
documents-for-you = Personne d'autre que toi ne peut le voir.
documents-for-one = Personne d'autre que { $name } ne peut le voir.
document-audience = 👁 { $name } : { $seen }
document-audience-same = 👁 { $name } : c'est déjà comme ça. { $seen }
document-not-yours = C'est à { $name } de le rendre privé.
document-forget-ask = 🗑 Jeter { $name } ? Le fichier est effacé aussi.
document-forgotten = 🗑 { $name } n'est plus là. Le fichier est effacé dans une semaine.
document-gone = Je n'ai plus ce document.
document-not-found = Je ne connais pas de document comme « { $what } ».
document-told = Ce n'est dans aucun document : on me l'a dit.
document-which = Quel document ?
document-file-gone = Le fichier de { $name } n'est plus là.
document-too-large = { $name } est trop grand pour être envoyé ici.
document-sent = 📄 { $name }
document-page = 📄 { $name }, p. { $page }
document-line = • { $name } ({ $added })
document-line-for = • { $name } ({ $added }) – { $seen }
documents-found = 📄 { $count ->
    [one] Un document :
   *[other] { $count } documents :
  }
  { $lines }
documents-more = Et { $count } autres.
documents-none = 📄 Il n'y a pas encore de documents. Envoie-m'en un : PDF, photo, Word, texte…
documents-none-of = Je ne connais pas de document comme « { $what } ».
ask-document-audience = Qui peut le voir ? Dis « privé », « seulement les parents », « la famille » ou « les invités ».

papers-answer = { $answer }
  { $sources }
papers-field = { $field }
  « { $quote } » [1]
papers-quote = « { $quote } » [1]
papers-yes = Oui. « { $quote } » [1]
papers-no = Non. « { $quote } » [1]
papers-source = [{ $n }] { $name }
papers-source-page = [{ $n }] { $name }, p. { $page }
papers-told = [{ $n }] { $told }
papers-not-found = Je ne le trouve pas dans vos papiers : ils n'en disent rien.
papers-locked = 🔒 Tes papiers privés sont verrouillés : je ne peux pas les consulter tant que tu n'as pas donné ta phrase secrète.
button-source = 📄 { $name }
button-source-page = 📄 { $name }, p. { $page }

document-problem = 📄 Un fichier du dossier ne peut pas être lu. { $why }
document-file-truncated = { $name } est abîmé ou incomplet. Essaie encore une fois.
document-file-too-large = { $name } est trop grand pour être lu.
document-file-empty = Il n'y a rien à lire dans { $name }.
document-file-no-picture = { $name } est une image d'un type que je ne connais pas. Je lis JPEG, PNG et PDF.
document-file-timeout = La lecture de { $name } a pris trop de temps.
document-file-locked = { $name } est protégé par un mot de passe. Envoie-le sans.
document-file-no-engine = { $name } est une image, et la reconnaissance de texte n'est pas installée : { $detail }
document-file-unreachable = { $name } est une image, et le service qui lit les images ne répond pas. Renvoie-la dans quelques minutes, s'il te plaît.
document-file-unknown-kind = { $name } n'est pas un document que je sais lire.
document-file-too-many-pages = { $name } a trop de pages : { $detail }.
document-file-too-many-files = Il y a trop de fichiers dans { $name } : { $detail }.
document-file-too-deep = { $name } est trop profond dans d'autres fichiers.
document-file-unsafe-name = Le nom de { $name } mène hors du fichier où il se trouve.
document-file-nobody = { $name } n'est pour personne : les dossiers dans private portent le nom des membres, et personne ici ne s'appelle ainsi.
document-file-bad-name = Le nom de { $name } contient des signes que je ne peux pas lire. Donne-lui un autre nom, s'il te plaît.

## What a sentence can be taken for
intent-question = Chercher dans les papiers
intent-document_list = Lister les documents
intent-document_show = Envoyer un document
intent-document_audience = Dire qui peut voir un document
intent-document_forget = Jeter un document
button-document-only-mine = 🔒 Pour moi seulement
