brief-day = { $period }:
brief-days = { $period }:
brief-told-brief = ☀️ Good morning, { $name }! { $period }:
brief-told-preview = 🌆 { $period }:
brief-told-week = 🗓️ The week ahead, { $period }:
intent-day_brief = Tell me my day
