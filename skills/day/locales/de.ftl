brief-day = { $period }:
brief-days = { $period }:
brief-told-brief = ☀️ Guten Morgen, { $name }! { $period }:
brief-told-preview = 🌆 { $period }:
brief-told-week = 🗓️ Die nächste Woche, { $period }:
intent-day_brief = Meinen Tag erzählen
