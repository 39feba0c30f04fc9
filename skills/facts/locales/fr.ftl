fact-told = 📝 C'est noté{ $scope ->
    [parents] {" "}pour les parents
    [private] {" "}pour toi seul
    [guests] , les invités peuvent aussi le savoir
   *[family] {""}
  } : « { $text } »
fact-known = Je le sais déjà :
  { $lines }
fact-kept-secret = 🔒 Ça ressemble à un secret : je ne le dirai qu'aux adultes.
fact-kept-surprise = 🎁 Ça ressemble à une surprise : je n'en parle pas à ceux à qui ça la gâcherait.
fact-line = « { $text } » – { $by ->
    [you] toi, { $told }
    [nobody] { $told }
   *[other] { $teller }, { $told }
  }{ $scope ->
    [parents] {" "}· parents seulement
    [private] {" "}· toi seul
    [guests] {" "}· invités compris
   *[family] {""}
  }
fact-older = • Plus ancien : « { $text } » – { $by ->
    [you] toi, { $told }
    [nobody] { $told }
   *[other] { $teller }, { $told }
  }
fact-newer = • Plus récent : « { $text } » – { $by ->
    [you] toi, { $told }
    [nobody] { $told }
   *[other] { $teller }, { $told }
  }
fact-beside = On m'avait dit autre chose avant. Je garde les deux, et ceci est le plus récent :
  { $lines }
fact-fixed = 📝 À partir de maintenant{ $scope ->
    [parents] {" "}(parents seulement)
    [private] {" "}(toi seul)
    [guests] {" "}(invités compris)
   *[family] {""}
  } : « { $text } »
  Ne vaut plus :
  { $lines }
fact-shared = { $scope ->
    [parents] 🔒 Je ne le dirai qu'aux parents :
    [private] 🔒 Je ne le dirai qu'à toi :
    [guests] Les invités peuvent aussi le savoir :
   *[family] Toute la famille peut le savoir :
  } « { $text } »
fact-forget-sure = { $count ->
    [one] Je l'oublie ?
   *[other] J'oublie ces { $count } choses ?
  }
  { $lines }
facts-forgotten = 🗑 Oublié :
  { $lines }
facts-found = Ce qu'on m'a dit :
  { $lines }
facts-how = Pour que j'en oublie un, dis « oublie le numéro { $number } ».
fact-numbered = { $number }. { $lines }
facts-more = { $count ->
    [one] Il y en a encore un. Demande-moi une chose précise.
   *[other] Il y en a encore { $count }. Demande-moi une chose précise.
  }
facts-none = On ne m'a encore rien dit. Dis par exemple « retiens que le double des clés est chez les voisins ».
facts-none-yours = Il n'y a rien que je puisse te dire.
facts-none-about = On ne m'a rien dit sur « { $what } ».
fact-citation = { $by ->
    [you] Tu me l'as dit
    [nobody] On me l'a dit
   *[other] { $teller } me l'a dit
  } { $ago ->
    [0] { $told }
    [1] { $told }
   *[other] le { $told }
  }
fact-origin = « { $text } »
  { $lines }. { $scope ->
    [parents] Seuls les parents l'apprennent de moi.
    [private] Toi seul l'apprends de moi.
    [guests] Les invités peuvent aussi le savoir.
   *[family] Toute la famille peut le savoir.
  }
fact-which = Qu'est-ce que je dois oublier ?
fact-which-one = De laquelle de ces choses parles-tu ?
fact-gone = Je ne le sais plus.
fact-not-found = On ne m'a rien dit qui ressemble à « { $what } ».
fact-audience-not-yours = Tu peux me dire des choses pour toute la famille ou pour toi seul. Qui d'autre peut les savoir, ce sont les adultes qui le décident.
ask-fact = Qu'est-ce que je dois retenir ?
ask-fact-value = C'est quoi, maintenant ?
button-fact-everybody = Tout le monde peut savoir
button-fact-only-new = Seul le nouveau vaut
intent-fact_tell = Retenir quelque chose
intent-fact_list = Montrer ce qu'on m'a dit
intent-fact_forget = Oublier une chose dite
fact-text = • « { $text } »
fact-local = 🏠 Désormais, seuls les modèles de langage de la maison le verront :
  { $lines }
fact-any-model = Tous les modèles de langage peuvent de nouveau le voir :
  { $lines }
fact-local-too = 🏠 Seuls les modèles de langage de la maison le verront.
fact-any-model-too = Tous les modèles de langage peuvent le voir.
