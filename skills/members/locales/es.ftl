quiet-set = 🌙 Horas de silencio para { $whom }: de { $begin } a { $finish }. Entonces solo llega lo urgente, lo demás espera.
quiet-off = 🔔 Ya no hay horas de silencio para { $whom }.
brief-set = ☀️ Cada mañana a las { $at }, el resumen del día para { $whom }, cuando haya algo que decir.
brief-off = Ya no hay resumen de la mañana para { $whom }.
preview-set = 🌆 Cada tarde a las { $at }, el avance de mañana para { $whom }, cuando haya algo que decir.
preview-off = Ya no hay avance de la tarde para { $whom }.
week-set = 🗓️ Los domingos a las { $at }, la semana que viene para { $whom }.
week-off = Ya no hay resumen semanal para { $whom }.
brief-aloud = 🔊 Cada mañana a las { $at } leo en voz alta el resumen del día para { $whom }, cuando haya algo que decir.
preview-aloud = 🔊 Cada tarde a las { $at } leo en voz alta el avance de mañana para { $whom }, cuando haya algo que decir.
week-aloud = 🔊 Los domingos a las { $at } leo en voz alta la semana que viene para { $whom }.
brief-text = El resumen de la mañana para { $whom } llega solo por escrito.
preview-text = El avance de la tarde para { $whom } llega solo por escrito.
week-text = El resumen semanal para { $whom } llega solo por escrito.
spoken-set = { $spoken ->
    [always] 🔊 A partir de ahora respondo en voz alta, con el texto al lado (para { $whom }).
    [never] 🔇 A partir de ahora respondo solo por escrito (para { $whom }).
   *[voice] 🎤 Respondo en voz alta cuando me hablan, y si no por escrito (para { $whom }).
  }
zone-set = 🌍 Zona horaria para { $whom }: { $zone }, donde ahora son las { $clock }.
zone-away = Tus recordatorios repetidos, solo para ti, mantienen allí su hora. Di «ya estoy en casa» cuando vuelvas.
language-set = A partir de ahora respondo { $language ->
    [de] en alemán
    [fr] en francés
    [es] en español
    [it] en italiano
   *[other] en inglés
  } (para { $whom }).
settings-shown = Ajustes de { $name }:
  { $lines }
setting-zone = • Zona horaria: { $zone }
setting-language = • Idioma: { $language ->
    [de] alemán
    [fr] francés
    [es] español
    [it] italiano
   *[other] inglés
  }
setting-spoken = • Respuestas en voz alta: { $spoken ->
    [always] siempre («solo texto»)
    [never] nunca («respóndeme en voz alta»)
   *[voice] cuando hablas («respóndeme en voz alta», «solo texto»)
  }
setting-quiet = • Horas de silencio: de { $begin } a { $finish }
setting-quiet-off = • Horas de silencio: ninguna («no me molestes de 22 a 7»)
setting-brief = • Resumen de la mañana: { $at }
setting-brief-aloud = • Resumen de la mañana: { $at }, leído en voz alta
setting-brief-off = • Resumen de la mañana: no («mándame el resumen del día a las 7»)
setting-preview = • Avance de la tarde: { $at }
setting-preview-aloud = • Avance de la tarde: { $at }, leído en voz alta
setting-preview-off = • Avance de la tarde: no
setting-week = • Resumen semanal: los domingos a las { $at }
setting-week-aloud = • Resumen semanal: los domingos a las { $at }, leído en voz alta
setting-week-off = • Resumen semanal: no
ask-setting = ¿Qué ajusto: horas de silencio, resumen de la mañana, avance de la tarde, resumen semanal, zona horaria, idioma o respuestas en voz alta?
ask-quiet-when = ¿De qué hora a qué hora guardo silencio?
ask-zone = ¿En qué país está, o qué capital tiene la misma hora?
member-gone = Ese miembro ya no está en la casa.
bedtime-set = 🛏️ { $whom }: a dormir de { $begin } a { $finish }. Hasta la mañana respondo entonces con una frase amable; una llamada de ayuda os llega igualmente.
bedtime-set-free = 🛏️ { $whom }: a dormir desde las { $begin }, los viernes y sábados desde las { $free }, hasta las { $finish }. Hasta la mañana respondo entonces con una frase amable; una llamada de ayuda os llega igualmente.
bedtime-off = 🛏️ Ya no hay hora de dormir para { $whom }.
bedtime-for-children = La hora de dormir es para los niños. Para { $name } hay horas de silencio («no me molestes de 22:00 a 7:00»).
ask-bedtime-when = ¿Desde cuándo? Por ejemplo «la hora de dormir de Mia es a las 20:00».
ask-bedtime-who = Aquí no hay ningún niño para quien fijar una hora de dormir.
setting-bedtime = • Hora de dormir: de { $begin } a { $finish }
setting-bedtime-free = • Hora de dormir: { $begin }, los viernes y sábados { $free }, hasta las { $finish }
setting-bedtime-off = • Hora de dormir: ninguna (un adulto dice «a dormir a las 20:00»)
called-grown-ups = He avisado a { $names }. Si alguien está herido o en peligro, llama al 112.
child-calls = 🆘 { $name } te llama: «{ $text }»
bedtime = 🌙 Es hora de dormir, { $name }. Vuelvo a estar aquí a las { $until }: dímelo entonces. Si necesitas a alguien ahora, escribe «ayuda» y aviso a tus padres.

## What a sentence can be taken for
intent-setting_change = Cambiar un ajuste
intent-setting_show = Mostrar mis ajustes
