bank-import-sure = 🏦 { $count ->
    [one] Une opération est nouvelle.
   *[other] { $count } opérations sont nouvelles.
  }
  { $lines }
  Importer ?
bank-account-line = { $account } : { $count ->
    [one] une opération
   *[other] { $count } opérations
  }, { $period } · sorties { $out }, entrées { $in }
bank-new-account-line = { $account } (nouveau compte) : { $count ->
    [one] une opération
   *[other] { $count } opérations
  }, { $period } · sorties { $out }, entrées { $in }
bank-line-out = • −{ $money }{ $shop_part }, { $day }
bank-line-in = • +{ $money }{ $shop_part }, { $day }
bank-already = { $count ->
    [one] Une opération était déjà là.
   *[other] { $count } opérations étaient déjà là.
  }
bank-will-match = { $count ->
    [one] L'une d'elles est déjà notée ; elle n'est pas comptée deux fois.
   *[other] { $count } d'entre elles sont déjà notées ; elles ne sont pas comptées deux fois.
  }
bank-pending = { $count ->
    [one] Une opération annoncée est laissée de côté jusqu'à ce que la banque l'exécute.
   *[other] { $count } opérations annoncées sont laissées de côté jusqu'à ce que la banque les exécute.
  }
bank-left-out = Les opérations sur titres sont laissées de côté.
bank-imported = 🏦 { $count ->
    [one] Une opération importée
   *[other] { $count } opérations importées
  }, { $period } · { $accounts }
bank-joined = 🏦 Il n'y avait rien à enregistrer : tout était déjà noté · { $accounts }
bank-nothing-new = 🏦 Il n'y a rien de nouveau dans ce fichier.
bank-transfers = { $count ->
    [one] L'une est un virement entre tes comptes.
   *[other] { $count } sont des virements entre tes comptes.
  }
bank-matched = { $count ->
    [one] Une correspond à ce que tu avais noté :
   *[other] { $count } correspondent à ce que tu avais noté :
  }
  { $lines }
bank-match-line = • { $money }{ $shop_part }, { $day }{ $source ->
    [receipt] { "" } (ticket)
    [bill] { "" } (facture)
   *[said] { "" }
  }
bank-balance-differs = ⚠️ Le { $day }, la banque indique { $bank } pour { $account } ; ici c'est { $held }.
bank-into = Sur { $account }
bank-into-new = Sur un nouveau compte
bank-ask-day = 🏦 Quelle colonne est la date ?
  { $lines }
bank-ask-amount = 🏦 Quelle colonne est le montant ?
  { $lines }
bank-table-line = • { $cells }
bank-column = { $column }
bank-two-columns = Sorties : { $debit }, entrées : { $credit }

## Ce qui ne va pas dans un fichier
bank-gone = Je n'ai plus ce fichier. Envoie-le encore une fois.
bank-too-large = Ce fichier bancaire est trop grand : { $limit } Mo au plus. Exporte une période plus courte.
bank-too-many = Ce fichier bancaire a trop d'opérations : { $limit } au plus. Exporte une période plus courte.
bank-empty-file = Ce fichier est vide. Exporte-le encore une fois à la banque.
bank-office = C'est un tableur, pas un fichier bancaire. Enregistre-le en CSV et envoie celui-ci.
bank-pdf = C'est un PDF, pas un fichier bancaire. Choisis CSV, CAMT ou MT940 à l'export.
bank-binary = Ce n'est pas un fichier bancaire. Choisis CSV, CAMT, MT940, OFX ou QIF à l'export.
bank-unknown = Ligne { $line } : ce n'est pas un fichier bancaire que je connais. Choisis CSV, CAMT, MT940, OFX ou QIF à l'export.
bank-no-rows = Ligne { $line } : il n'y a pas d'opérations dans ce fichier.
bank-encoding = La ligne { $line } a des lettres illisibles. Exporte le fichier encore une fois, en UTF-8 si possible.
bank-amount = Ligne { $line } : « { $text } » n'est pas un montant. Rien n'a été importé ; corrige la ligne ou exporte encore une fois.
bank-date = Ligne { $line } : « { $text } » n'est pas une date. Rien n'a été importé ; corrige la ligne ou exporte encore une fois.
bank-date-missing = Ligne { $line } : cette opération n'a pas de date. Rien n'a été importé ; exporte encore une fois avec les dates.
bank-side = Ligne { $line } : il n'est pas dit si l'argent est entré ou sorti (« { $text } »). Rien n'a été importé ; exporte encore une fois.
bank-truncated = Ligne { $line } : le fichier s'arrête au milieu d'une opération. Rien n'a été importé ; exporte-le encore une fois.
bank-xml-forbidden = Ligne { $line } : le fichier définit des entités, ce qu'aucune banque ne fait. Rien n'en a été ouvert.
bank-xml-broken = Ligne { $line } : ce n'est pas du XML valide. Rien n'a été importé ; exporte le fichier encore une fois.
bank-says-error = Ligne { $line } : la banque a envoyé une erreur au lieu d'opérations (« { $text } »). Exporte encore une fois plus tard.
bank-investments = Ligne { $line } : ce fichier ne contient que des opérations sur titres, qui ne sont pas enregistrées ici.
bank-table-broken = Ligne { $line } : le tableau est illisible à partir de là, il manque peut-être un guillemet. Exporte-le encore une fois.
bank-columns = Ligne { $line } : il n'y a pas de colonne pour { $missing ->
    [day] la date
   *[amount] le montant
  }. Exporte avec date et montant.
