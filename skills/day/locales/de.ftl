brief-day = Auf einen Blick, { $period }:
brief-days = Auf einen Blick, { $period }:
brief-told-brief = ☀️ Guten Morgen, { $name }! Das steht { $period } an:
brief-told-preview = 🌆 Vorschau auf { $period }:
brief-told-week = 🗓️ Die nächste Woche, { $period }:
intent-day_brief = Meinen Tag erzählen
