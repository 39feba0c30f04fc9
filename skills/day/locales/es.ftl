brief-day = { $period }:
brief-days = { $period }:
brief-told-brief = ☀️ ¡Buenos días, { $name }! { $period }:
brief-told-preview = 🌆 { $period }:
brief-told-week = 🗓️ La semana que viene, { $period }:
intent-day_brief = Contarme el día
