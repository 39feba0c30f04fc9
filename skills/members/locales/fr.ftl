quiet-set = 🌙 Heures calmes pour { $whom } : de { $begin } à { $finish }. Pendant ce temps, seul ce qui est urgent arrive ; le reste attend.
quiet-off = 🔔 Plus d'heures calmes pour { $whom }.
brief-set = ☀️ Chaque matin à { $at }, le programme du jour pour { $whom }, quand il y a quelque chose à dire.
brief-off = Plus de programme du matin pour { $whom }.
preview-set = 🌆 Chaque soir à { $at }, l'aperçu du lendemain pour { $whom }, quand il y a quelque chose à dire.
preview-off = Plus d'aperçu du soir pour { $whom }.
week-set = 🗓️ Le dimanche à { $at }, la semaine à venir pour { $whom }.
week-off = Plus de vue de la semaine pour { $whom }.
brief-aloud = 🔊 Chaque matin à { $at }, je lis à voix haute le programme du jour pour { $whom }, quand il y a quelque chose à dire.
preview-aloud = 🔊 Chaque soir à { $at }, je lis à voix haute l'aperçu du lendemain pour { $whom }, quand il y a quelque chose à dire.
week-aloud = 🔊 Le dimanche à { $at }, je lis à voix haute la semaine à venir pour { $whom }.
brief-text = Le programme du matin pour { $whom } arrive seulement par écrit.
preview-text = L'aperçu du soir pour { $whom } arrive seulement par écrit.
week-text = La vue de la semaine pour { $whom } arrive seulement par écrit.
spoken-set = { $spoken ->
    [always] 🔊 Désormais, je réponds à voix haute, avec le texte à côté (pour { $whom }).
    [never] 🔇 Désormais, je réponds seulement par écrit (pour { $whom }).
   *[voice] 🎤 Je réponds à voix haute quand on me parle, sinon par écrit (pour { $whom }).
  }
zone-set = 🌍 Fuseau horaire pour { $whom } : { $zone }, où il est { $clock }.
zone-away = Tes rappels répétés, pour toi seul, gardent leur heure là-bas. Dis « je suis de retour à la maison » quand tu rentres.
language-set = Désormais, je réponds { $language ->
    [de] en allemand
    [fr] en français
    [es] en espagnol
    [it] en italien
   *[other] en anglais
  } (pour { $whom }).
settings-shown = Réglages pour { $name } :
  { $lines }
setting-zone = • Fuseau horaire : { $zone }
setting-language = • Langue : { $language ->
    [de] allemand
    [fr] français
    [es] espagnol
    [it] italien
   *[other] anglais
  }
setting-spoken = • Réponses à voix haute : { $spoken ->
    [always] toujours (« seulement du texte »)
    [never] jamais (« réponds-moi à voix haute »)
   *[voice] quand tu parles (« réponds-moi à voix haute », « seulement du texte »)
  }
setting-quiet = • Heures calmes : de { $begin } à { $finish }
setting-quiet-off = • Heures calmes : aucune (« ne me dérange pas de 22h à 7h »)
setting-brief = • Programme du matin : { $at }
setting-brief-aloud = • Programme du matin : { $at }, lu à voix haute
setting-brief-off = • Programme du matin : non (« envoie-moi le programme du jour à 7h »)
setting-preview = • Aperçu du soir : { $at }
setting-preview-aloud = • Aperçu du soir : { $at }, lu à voix haute
setting-preview-off = • Aperçu du soir : non
setting-week = • Vue de la semaine : le dimanche à { $at }
setting-week-aloud = • Vue de la semaine : le dimanche à { $at }, lue à voix haute
setting-week-off = • Vue de la semaine : non
ask-setting = Que dois-je régler : heures calmes, programme du matin, aperçu du soir, vue de la semaine, fuseau horaire, langue ou réponses à voix haute ?
ask-quiet-when = De quand à quand dois-je me taire ?
ask-zone = Dans quel pays est-ce, ou quelle capitale a la même heure ?
member-gone = Ce membre ne fait plus partie du foyer.
bedtime-set = 🛏️ { $whom } : au lit de { $begin } à { $finish }. Jusqu'au matin je réponds alors d'une phrase gentille ; un appel à l'aide vous parvient quand même.
bedtime-set-free = 🛏️ { $whom } : au lit à partir de { $begin }, le vendredi et le samedi à partir de { $free }, jusqu'à { $finish }. Jusqu'au matin je réponds alors d'une phrase gentille ; un appel à l'aide vous parvient quand même.
bedtime-off = 🛏️ Plus d'heure du coucher pour { $whom }.
bedtime-for-children = L'heure du coucher est pour les enfants. Pour { $name }, il y a les heures calmes (« ne me dérange pas de 22 h à 7 h »).
ask-bedtime-when = À partir de quelle heure ? Par exemple « l'heure du coucher de Mia est 20 h ».
ask-bedtime-who = Il n'y a ici aucun enfant pour qui fixer une heure du coucher.
setting-bedtime = • Heure du coucher : de { $begin } à { $finish }
setting-bedtime-free = • Heure du coucher : { $begin }, le vendredi et le samedi { $free }, jusqu'à { $finish }
setting-bedtime-off = • Heure du coucher : aucune (un adulte dit « coucher à 20 h »)
called-grown-ups = J'ai prévenu { $names }. Si quelqu'un est blessé ou en danger, appelle le 112.
child-calls = 🆘 { $name } t'appelle : « { $text } »
bedtime = 🌙 C'est l'heure de dormir, { $name }. Je suis de retour à { $until } : dis-le-moi à ce moment-là. Si tu as besoin de quelqu'un maintenant, écris « aide » et je préviens tes parents.

## What a sentence can be taken for
intent-setting_change = Changer un réglage
intent-setting_show = Montrer mes réglages
