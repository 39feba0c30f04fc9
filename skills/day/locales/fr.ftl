brief-day = { $period } :
brief-days = { $period } :
brief-told-brief = ☀️ Bonjour { $name } ! { $period } :
brief-told-preview = 🌆 { $period } :
brief-told-week = 🗓️ La semaine à venir, { $period } :
intent-day_brief = Raconter ma journée
