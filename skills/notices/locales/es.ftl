notices-several = 🏠 Varias cosas sobre la casa:
  { $lines }
notice-undelivered = ⚠️ No he podido entregar un mensaje a { $name }: { $reason }. Que { $name } me escriba una vez en un chat privado; después volverá a funcionar.
notice-snapshot-failed = ⚠️ No se ha podido hacer ninguna instantánea: { $reason }. Arréglalo y después ejecuta: ingle backup now
notice-snapshot-failed-well = ✅ Las instantáneas se hacen otra vez.
notice-store-failed = ⚠️ La copia de seguridad no ha llegado a donde se guarda: { $reason }. Solo está en la carpeta de instantáneas. Arréglalo y después ejecuta: ingle backup now
notice-store-failed-well = ✅ Las copias vuelven a guardarse en su sitio.
notice-check-failed = ⚠️ Algo va mal en las copias guardadas: { $reason }. Haz una nueva con: ingle backup now
notice-check-failed-well = ✅ He revisado las copias guardadas: todo vuelve a estar bien.
failure-cause = { $cause ->
    [wrong-key] la copia se abre con otra clave o contraseña que la de aquí
    [no-key] aquí falta la clave de la casa (secret.key)
    [unreachable] no se llega al lugar donde están las copias
    [no-room] no hay bastante espacio libre
    [busy] otro está trabajando con las copias en este momento
    [damaged] la copia está dañada
   *[other] { $reason }
  }
notice-drill-done = ✅ Copia de { $at } restaurada a modo de prueba: { $rows } elementos y { $files } archivos en { $seconds } s; { $same } de { $asked } preguntas contestadas igual que antes.
notice-drill-failed = ⚠️ Una copia no se ha podido restaurar a modo de prueba: { failure-cause }. Haz una nueva con «ingle backup now» y pruébala con «ingle backup drill».
notice-drill-failed-well = ✅ Las copias se pueden restaurar otra vez.
notice-restore-done = ♻️ Restaurado de una copia: { $rows } elementos y { $files } archivos en { $seconds } s. Mira si está todo; lo que había antes se guarda junto a las copias.
notice-restore-failed = ⚠️ Una restauración no ha salido bien: { failure-cause }. Ejecuta «ingle backup list» y prueba con una más antigua.
notice-recovered = 🩹 Al arrancar había algo dañado: { $what }. He puesto en su lugar la copia de { $since }, así que falta lo que se escribió allí desde entonces hasta { $until }: vuelve a decirme lo importante. Lo que había antes está en la carpeta de datos, en { $kept }.
notice-recovered-all = 🩹 Al arrancar había algo dañado: { $what }. Sin eso no funciona nada más, así que he dejado todo como en la copia de { $since }: falta lo que se escribió desde entonces hasta { $until }, donde fuera. Vuelve a decirme lo importante. Lo que había antes está en la carpeta de datos, en { $kept }.
notice-recovered-whole = 🩹 Al arrancar había algo dañado: { $what }. Vuelve a estar como en la copia de { $since }; desde entonces no se había escrito nada allí, así que no falta nada. Los archivos dañados están en la carpeta de datos, en { $kept }.
notice-recover-failed = 🛑 Algo está dañado y no he podido arreglarlo: { $reason }. Mira «A damaged database» en docs/runbook.md.
notice-upgraded = ⬆️ Hay una versión nueva en uso: { $version }. Si algo va mal con ella: ingle upgrade back
notice-upgraded-back = ⬇️ Vuelve a estar en uso la versión de antes: { $version }, con los datos de antes del cambio. Falta lo que vino después.
notice-upgrade-failed = ⚠️ La versión nueva no se ha puesto en uso: { $reason }. Sigue la anterior. «ingle upgrade status» dice más.
notice-snapshot-old = ⚠️ La instantánea más reciente tiene { $hours } horas. Mira si funciona el servicio de copias (ingle backup health), o haz una con: ingle backup now
notice-snapshot-old-well = ✅ Vuelve a haber una instantánea reciente.
notice-store-old = ⚠️ Desde hace { $hours } horas no llega ninguna copia a donde se guardan. Mira si se puede acceder a ese sitio y después ejecuta: ingle backup now
notice-store-old-well = ✅ Hay una copia reciente guardada en su sitio.
notice-drill-old = ⚠️ Desde hace { $days } días no se ha restaurado ninguna copia a modo de prueba. Pruébalo con: ingle backup drill
notice-drill-old-well = ✅ Se ha vuelto a restaurar una copia a modo de prueba.
notice-disk-low = 💾 El disco está casi lleno: quedan { $free } GB libres. Por ahora no acepto fotos ni documentos; los mensajes, notas de voz y recordatorios siguen. Haz sitio, como en «The disk is full» de docs/runbook.md.
notice-disk-low-well = ✅ Vuelve a haber sitio en el disco ({ $free } GB libres): acepto otra vez fotos y documentos.
notice-disk-critical = 🛑 El disco está lleno salvo { $free } GB: también se paran las notas de voz, las instantáneas y la lectura de papeles nuevos. Haz sitio hoy, como en «The disk is full» de docs/runbook.md.
notice-disk-critical-well = ✅ El disco ya no está lleno del todo ({ $free } GB libres): se escuchan notas de voz, se hacen instantáneas y se leen papeles otra vez.
notice-clock-jumped-ahead = 🕰️ El reloj del equipo ha saltado { $minutes } minutos hacia delante. Lo que había que decir entretanto ha llegado tarde. Si era un error, pon la hora bien: timedatectl set-ntp true
notice-clock-jumped-back = 🕰️ El reloj del equipo ha saltado { $minutes } minutos hacia atrás. Nada se dice dos veces. Si era un error, pon la hora bien: timedatectl set-ntp true
notice-clock-wrong = 🕰️ El reloj del equipo va mal por { $minutes } minutos, así que los recordatorios llegan a deshora. Ponlo bien: timedatectl set-ntp true
notice-clock-wrong-well = ✅ El reloj del equipo vuelve a ir bien.
notice-telegram-unreachable = 📵 No se puede acceder a Telegram desde hace { $minutes } minutos. Comprueba la conexión a internet de casa; yo sigo intentándolo. Mientras tanto funciona el chat web.
notice-telegram-unreachable-well = ✅ Vuelve a haber acceso a Telegram.
notice-telegram-silent = 📵 Telegram lleva { $minutes } minutos callado, aunque debería contestar. Me estoy conectando de nuevo; si sigue así, reinicia Inglenook. Mientras tanto funciona el chat web.
notice-telegram-silent-well = ✅ Telegram contesta otra vez.
notice-telegram-waiting = 📵 Desde hace { $minutes } minutos hay mensajes en Telegram que no me llegan. Me estoy conectando de nuevo; si sigue así, reinicia Inglenook. Mientras tanto funciona el chat web.
notice-telegram-waiting-well = ✅ Los mensajes de Telegram me llegan otra vez.
notice-telegram-conflict = 🚨 Alguien más recoge los mensajes de este bot en Telegram. Si no es un segundo Inglenook tuyo, han robado el token: pide uno nuevo a @BotFather con /revoke, como en «A stolen Telegram token» de docs/runbook.md.
notice-telegram-conflict-well = ✅ Vuelvo a ser el único que recoge los mensajes de este bot.
notice-telegram-token = 🚨 Telegram rechaza el token del bot: lo han revocado. Pide uno nuevo a @BotFather, dalo con «ingle rotate telegram» y reiníciame. Mientras tanto funciona el chat web.
notice-telegram-token-well = ✅ Telegram vuelve a aceptar el token del bot.
notice-telegram-webhook = 🚨 Alguien ha hecho enviar los mensajes de este bot a otro sitio (un webhook); lo he quitado. Si no has sido tú, han robado el token: pide uno nuevo a @BotFather con /revoke.
notice-loop-slow = 🐢 He estado parado { $seconds } segundos. Si pasa a menudo, mira qué más ocupa el equipo; /status enseña más.
notice-threads-stuck = 🐢 Desde hace { $minutes } minutos ninguno de mis { $count } trabajadores está libre. Si no contesto, reinicia Inglenook.
notice-threads-stuck-well = ✅ Mis trabajadores vuelven a estar libres.
notice-outbox-late = ⏳ Lo que tengo que decir no sale desde { $since }. Mira con /status si Telegram y los pods responden.
notice-outbox-late-well = ✅ Lo que esperaba a decirse ya ha salido.
