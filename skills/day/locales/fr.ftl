brief-day = Au programme { $period } :
brief-days = Au programme { $period } :
brief-told-brief = ☀️ Bonjour { $name } ! Au programme { $period } :
brief-told-preview = 🌆 Pour { $period } :
brief-told-week = 🗓️ La semaine à venir, { $period } :
intent-day_brief = Raconter ma journée
