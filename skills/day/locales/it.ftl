brief-day = { $period }:
brief-days = { $period }:
brief-told-brief = ☀️ Buongiorno, { $name }! { $period }:
brief-told-preview = 🌆 { $period }:
brief-told-week = 🗓️ La settimana in arrivo, { $period }:
intent-day_brief = Raccontarmi la giornata
