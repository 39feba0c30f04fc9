quiet-set = 🌙 Ore di silenzio per { $whom }: dalle { $begin } alle { $finish }. Arriva solo ciò che è urgente, il resto aspetta.
quiet-off = 🔔 Niente più ore di silenzio per { $whom }.
brief-set = ☀️ Ogni mattina alle { $at } il programma del giorno per { $whom }, quando c'è qualcosa da dire.
brief-off = Niente più programma del mattino per { $whom }.
preview-set = 🌆 Ogni sera alle { $at } l'anteprima di domani per { $whom }, quando c'è qualcosa da dire.
preview-off = Niente più anteprima della sera per { $whom }.
week-set = 🗓️ La domenica alle { $at } la settimana in arrivo per { $whom }.
week-off = Niente più riepilogo settimanale per { $whom }.
brief-aloud = 🔊 Ogni mattina alle { $at } leggo ad alta voce il programma del giorno per { $whom }, quando c'è qualcosa da dire.
preview-aloud = 🔊 Ogni sera alle { $at } leggo ad alta voce l'anteprima di domani per { $whom }, quando c'è qualcosa da dire.
week-aloud = 🔊 La domenica alle { $at } leggo ad alta voce la settimana in arrivo per { $whom }.
brief-text = Il programma del mattino per { $whom } arriva solo per iscritto.
preview-text = L'anteprima della sera per { $whom } arriva solo per iscritto.
week-text = Il riepilogo settimanale per { $whom } arriva solo per iscritto.
spoken-set = { $spoken ->
    [always] 🔊 D'ora in poi rispondo ad alta voce, con il testo accanto (per { $whom }).
    [never] 🔇 D'ora in poi rispondo solo per iscritto (per { $whom }).
   *[voice] 🎤 Rispondo ad alta voce quando mi si parla, altrimenti per iscritto (per { $whom }).
  }
zone-set = 🌍 Fuso orario per { $whom }: { $zone }, dove ora sono le { $clock }.
zone-away = I tuoi promemoria ripetuti, solo per te, mantengono lì la loro ora. Di' «sono tornato a casa» quando rientri.
language-set = D'ora in poi rispondo { $language ->
    [de] in tedesco
    [fr] in francese
    [es] in spagnolo
    [it] in italiano
   *[other] in inglese
  } (per { $whom }).
settings-shown = Impostazioni di { $name }:
  { $lines }
setting-zone = • Fuso orario: { $zone }
setting-language = • Lingua: { $language ->
    [de] tedesco
    [fr] francese
    [es] spagnolo
    [it] italiano
   *[other] inglese
  }
setting-spoken = • Risposte ad alta voce: { $spoken ->
    [always] sempre («solo testo»)
    [never] mai («rispondimi ad alta voce»)
   *[voice] quando parli («rispondimi ad alta voce», «solo testo»)
  }
setting-quiet = • Ore di silenzio: dalle { $begin } alle { $finish }
setting-quiet-off = • Ore di silenzio: nessuna («non disturbarmi dalle 22 alle 7»)
setting-brief = • Programma del mattino: { $at }
setting-brief-aloud = • Programma del mattino: { $at }, letto ad alta voce
setting-brief-off = • Programma del mattino: no («mandami il programma del giorno alle 7»)
setting-preview = • Anteprima della sera: { $at }
setting-preview-aloud = • Anteprima della sera: { $at }, letta ad alta voce
setting-preview-off = • Anteprima della sera: no
setting-week = • Riepilogo settimanale: la domenica alle { $at }
setting-week-aloud = • Riepilogo settimanale: la domenica alle { $at }, letto ad alta voce
setting-week-off = • Riepilogo settimanale: no
ask-setting = Che cosa imposto: ore di silenzio, programma del mattino, anteprima della sera, riepilogo settimanale, fuso orario, lingua o risposte ad alta voce?
ask-quiet-when = Da che ora a che ora devo stare in silenzio?
ask-zone = In quale Paese si trova, o quale capitale ha la stessa ora?
member-gone = Questo membro non fa più parte della casa.
bedtime-set = 🛏️ { $whom }: a letto dalle { $begin } alle { $finish }. Fino al mattino rispondo allora con una frase gentile; una richiesta d'aiuto vi arriva comunque.
bedtime-set-free = 🛏️ { $whom }: a letto dalle { $begin }, il venerdì e il sabato dalle { $free }, fino alle { $finish }. Fino al mattino rispondo allora con una frase gentile; una richiesta d'aiuto vi arriva comunque.
bedtime-off = 🛏️ Niente più ora di andare a letto per { $whom }.
bedtime-for-children = L'ora di andare a letto è per i bambini. Per { $name } ci sono le ore di silenzio («non disturbarmi dalle 22 alle 7»).
ask-bedtime-when = Da che ora? Per esempio «l'ora di andare a letto di Mia è alle 20».
ask-bedtime-who = Qui non c'è nessun bambino per cui fissare un'ora di andare a letto.
setting-bedtime = • Ora di andare a letto: dalle { $begin } alle { $finish }
setting-bedtime-free = • Ora di andare a letto: { $begin }, il venerdì e il sabato { $free }, fino alle { $finish }
setting-bedtime-off = • Ora di andare a letto: nessuna (un adulto dice «a letto alle 20»)
called-grown-ups = Ho avvisato { $names }. Se qualcuno è ferito o in pericolo, chiama il 112.
child-calls = 🆘 { $name } ti chiama: «{ $text }»
bedtime = 🌙 È ora di dormire, { $name }. Sono di nuovo qui alle { $until }: dimmelo allora. Se adesso hai bisogno di qualcuno, scrivi «aiuto» e avviso i tuoi genitori.

## What a sentence can be taken for
intent-setting_change = Cambiare un'impostazione
intent-setting_show = Mostrare le mie impostazioni
