// The page's texts, one JSON file per language, and dates in that language and the member's zone.

const LANGUAGES = ["en", "de", "fr", "es", "it"];
const FALLBACK = "en";

let language;
let locale;
let texts = {};
let zone;

// The language for whoever is not known yet: the first of the browser's that there are texts in.
export function browserLanguage() {
  return navigator.languages.map((tag) => tag.slice(0, 2)).find((code) => LANGUAGES.includes(code)) ?? FALLBACK;
}

// Puts the page's texts into a language; `fetchTexts(language)` gives them.
export async function speak(wanted, fetchTexts) {
  const spoken = LANGUAGES.includes(wanted) ? wanted : FALLBACK;
  if (spoken === language) return;
  texts = await fetchTexts(spoken);
  language = spoken;
  locale = navigator.languages.find((tag) => tag.startsWith(language)) ?? language;
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-string]")) element.textContent = text(element.dataset.string);
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", text(element.dataset.label));
    if (element.tagName === "BUTTON") element.title = text(element.dataset.label);
  }
  for (const element of document.querySelectorAll("[data-placeholder]")) {
    element.placeholder = text(element.dataset.placeholder);
  }
}

export function text(key, facts = {}) {
  const found = texts[key];
  return typeof found === "string" ? found.replace(/\{(\w+)\}/g, (_, name) => facts[name]) : found;
}

export function setZone(name) {
  zone = name;
}

export function timeOfDay(date) {
  return new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", timeZone: zone }).format(date);
}

export function hour(date) {
  return Number(new Intl.DateTimeFormat("en", { hour: "numeric", hourCycle: "h23", timeZone: zone }).format(date));
}

// Seconds as "3:07", on the hour "1:03:07".
export function duration(seconds) {
  const whole = Math.floor(seconds);
  const two = (number) => String(number).padStart(2, "0");
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return `${hours ? `${hours}:${two(minutes)}` : minutes}:${two(whole % 60)}`;
}

// A time that something took, in two figures.
export function seconds(count) {
  return `${new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 }).format(count)}\u00a0s`;
}

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"];

// A number of bytes in words.
export function size(bytes) {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), UNITS.length - 1);
  const format = { style: "unit", unit: UNITS[power], maximumSignificantDigits: 2 };
  return new Intl.NumberFormat(locale, format).format(bytes / 1000 ** power);
}

// The calendar day as "2026-11-21".
export function day(date) {
  return new Intl.DateTimeFormat("en-CA", { year: "numeric", month: "2-digit", day: "2-digit", timeZone: zone }).format(date);
}

export function dayName(date) {
  const now = new Date();
  const dayBefore = new Date(`${day(now)}T12:00:00Z`);
  dayBefore.setUTCDate(dayBefore.getUTCDate() - 1);
  if (day(date) === day(now)) return text("log.today");
  if (day(date) === dayBefore.toISOString().slice(0, 10)) return text("log.yesterday");
  const year = day(date).slice(0, 4) === day(now).slice(0, 4) ? undefined : "numeric";
  return new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long", year, timeZone: zone }).format(date);
}
