lesson-kept = Apuntado: { $lines }
lesson-intent = «{ $phrase }» quiere decir: { $reading }
lesson-category = { $name } cuenta como { $category }
lesson-nickname = «{ $name }» es { $member }
lesson-time = «{ $convention }» es { $value }{ $everybody ->
    [yes] {" "}para todos
   *[other] {" "}para ti
  }
lesson-heard = Cuando oigo «{ $heard }», es «{ $said }»
lesson-numbered = { $number }. { $lines }
lessons-shown = Lo que he aprendido de vosotros:
  { $lines }
  Para borrar algo, di «olvida la lección 1».
lessons-none = Todavía no he aprendido nada especial. Cuando me corriges, me acuerdo.
lessons-forgotten = Olvidado: { $lines }
lessons-forget-sure = ¿Olvido { $count ->
    [one] una cosa que aprendí
   *[other] { $count } cosas que aprendí
  }?
lesson-not-found = Eso no lo he aprendido.
lesson-empty = Necesito una palabra para recordarlo.
lesson-bad-time = No puedo usar eso como hora. Di por ejemplo «por la tarde es a las 18:00».
lesson-heard-long = Puedo recordar como mucho { $most } palabras mal oídas.
lesson-name-taken = { $name } ya es el nombre de otra persona aquí.
ask-lesson = Dime qué significa, por ejemplo «por la noche es a las 22:00» o «Mimi es Mia».
ask-which-lesson = ¿Cuál de estas cosas olvido?
convention-morning = mañana
convention-noon = mediodía
convention-afternoon = tarde
convention-evening = última hora de la tarde
convention-night = noche
convention-day_reminder = un recordatorio sin hora
convention-bare_hour_from = primera hora sin más datos
convention-bare_hour_to = última hora sin más datos
convention-event_length = duración de una cita (minutos)
convention-snooze = «más tarde» (minutos)
convention-day_first = día antes que mes
intent-lesson_query = Mostrar lo que he aprendido
intent-lesson_tell = Aprender una palabra
intent-lesson_forget = Olvidar algo aprendido
