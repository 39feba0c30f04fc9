lesson-kept = C'est retenu : { $lines }
lesson-intent = « { $phrase } » veut dire : { $reading }
lesson-category = { $name } compte comme { $category }
lesson-nickname = « { $name } », c'est { $member }
lesson-time = « { $convention } », c'est { $value }{ $everybody ->
    [yes] {" "}pour tout le monde
   *[other] {" "}pour toi
  }
lesson-heard = Quand j'entends « { $heard } », il s'agit de « { $said } »
lesson-numbered = { $number }. { $lines }
lessons-shown = Ce que vous m'avez appris :
  { $lines }
  Pour en effacer une, dis « oublie la leçon 1 ».
lessons-none = Je n'ai encore rien appris de particulier. Quand tu me corriges, je m'en souviens.
lessons-forgotten = Oublié : { $lines }
lessons-forget-sure = Oublier { $count ->
    [one] une chose apprise
   *[other] { $count } choses apprises
  } ?
lesson-not-found = Je n'ai pas appris ça.
lesson-empty = Il me faut un mot pour m'en souvenir.
lesson-bad-time = Je ne peux pas prendre ça comme heure. Dis par exemple « le soir, c'est 20 h ».
lesson-heard-long = Je ne peux retenir que { $most } mots mal entendus au plus.
lesson-name-taken = { $name } est déjà le nom de quelqu'un ici.
ask-lesson = Dis-moi ce que ça veut dire, par exemple « le soir, c'est 20 h » ou « Mimi, c'est Mia ».
ask-which-lesson = Qu'est-ce que je dois oublier ?
convention-morning = matin
convention-noon = midi
convention-afternoon = après-midi
convention-evening = soir
convention-night = nuit
convention-day_reminder = un rappel sans heure
convention-bare_hour_from = première heure sans précision
convention-bare_hour_to = dernière heure sans précision
convention-event_length = durée d'un rendez-vous (minutes)
convention-snooze = « plus tard » (minutes)
convention-day_first = jour avant le mois
intent-lesson_query = Montrer ce que j'ai appris
intent-lesson_tell = Apprendre un mot
intent-lesson_forget = Oublier une chose apprise
