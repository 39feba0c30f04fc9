// The conversation on the page: one element per entry, in the order of their ids, whatever order they arrive in.

import { fileElement } from "./files.js";
import { icon } from "./icons.js";
import { forgetPlayers, hushGone } from "./player.js";
import { day, dayName, text, timeOfDay } from "./strings.js";

const NEAR_BOTTOM = 120;
const ABOVE_PICTURE = 8;

export class Log {
  #shown = new Map();
  #pending = new Map();
  #times = new WeakMap();
  #stuck = true;

  // `scroll` is what scrolls, `newest` the button that leads down, `onPress(token, button)` a pressed button.
  constructor({ log, scroll, newest, onPress }) {
    this.log = log;
    this.scroll = scroll;
    this.newest = newest;
    this.onPress = onPress;
    newest.addEventListener("click", () => this.toBottom());
    scroll.addEventListener("scroll", () => this.#atBottom() && (newest.hidden = true), { passive: true });
    new ResizeObserver(() => this.#stuck && this.toBottom()).observe(scroll);
  }

  get empty() {
    return this.log.childElementCount === 0;
  }

  get oldestId() {
    return Math.min(...this.#shown.keys());
  }

  clear() {
    this.#shown.clear();
    this.log.replaceChildren(...this.#pending.values());
  }

  // Leaves nothing for whoever uses this browser next.
  forget() {
    forgetPlayers();
    this.#pending.clear();
    this.clear();
  }

  // Shows entries; one that is shown already is replaced if it has changed since. Returns the newly arrived ones.
  show(entries, { fresh = true } = {}) {
    const stay = this.#atBottom();
    const arrived = entries.filter((entry) => this.#put(entry, fresh));
    this.#days();
    if (stay) this.toBottom();
    else if (fresh && arrived.some((entry) => entry.kind === "replied")) this.newest.hidden = false;
    return arrived;
  }

  // Adds older entries above and keeps what is in view where it is.
  showEarlier(entries) {
    const fromBottom = this.scroll.scrollHeight - this.scroll.scrollTop;
    for (const entry of entries) this.#put(entry, false);
    this.#days();
    this.scroll.scrollTop = this.scroll.scrollHeight - fromBottom;
  }

  // Shows what was just said before the hub has it; returns how to tell what becomes of it.
  addPending(id, said, attachment, symbol) {
    const now = { at: new Date(), files: [], buttons: [] };
    const element = this.#bubble({ kind: "said", text: said, attachment, symbol, ...now });
    const note = document.createElement("p");
    element.classList.add("pending", "fresh");
    note.className = "note";
    element.append(note);
    this.#pending.set(id, element);
    this.log.append(element);
    this.#days();
    this.toBottom();
    // The hub may have shown the message as said before it failed to answer: the note goes where the message is now.
    const placed = () => {
      const sent = [...this.#shown.values()].find(({ entry }) => entry.message_id === id);
      (sent?.element ?? element).append(note);
      return note;
    };
    return {
      note: placed,
      settled: () => note.remove(),
      refused: (sentence) => {
        this.#pending.delete(id);
        element.classList.remove("pending");
        note.classList.add("refused");
        placed().textContent = sentence;
      },
    };
  }

  // Says something under the entry that an element belongs to.
  note(within, sentence) {
    const note = document.createElement("p");
    note.className = "note refused";
    note.textContent = sentence;
    within.closest(".entry").append(note);
  }

  // Down to the newest entry; to its beginning, where a picture stands there and it is higher than the page.
  toBottom() {
    this.newest.hidden = true;
    this.#stuck = true;
    this.scroll.scrollTop = this.scroll.scrollHeight;
    this.scroll.scrollTop += Math.min(0, this.#toPicture());
  }

  // Down to what stands below the newest entry, for who looks at that.
  follow() {
    if (this.#stuck) this.toBottom();
  }

  #atBottom() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroll;
    const left = scrollHeight - scrollTop - clientHeight;
    this.#stuck = left < NEAR_BOTTOM || Math.abs(this.#toPicture()) < NEAR_BOTTOM;
    return this.#stuck;
  }

  // How far below the top of the page the newest entry begins, if it begins with a picture; otherwise infinitely far.
  #toPicture() {
    const last = this.log.lastElementChild;
    if (!last?.querySelector("img")) return Infinity;
    return last.getBoundingClientRect().top - this.scroll.getBoundingClientRect().top - ABOVE_PICTURE;
  }

  // Whether the entry was not shown before.
  #put(entry, fresh) {
    const known = this.#shown.get(entry.id);
    if (known && known.entry.change >= entry.change) return false;
    const element = this.#bubble({ ...entry, at: new Date(entry.at) });
    this.#shown.set(entry.id, { entry, element });
    if (known) {
      known.element.replaceWith(element);
      hushGone();
      return false;
    }
    const sent = this.#pending.get(entry.message_id);
    if (sent) {
      sent.remove();
      this.#pending.delete(entry.message_id);
    } else if (fresh) {
      element.classList.add("fresh");
    }
    const following = [...this.#shown].filter(([id]) => id > entry.id).sort(([a], [b]) => a - b)[0];
    const firstPending = [...this.#pending.values()][0];
    this.log.insertBefore(element, following?.[1].element ?? firstPending ?? null);
    return true;
  }

  #bubble(entry) {
    const element = bubble(entry, this.onPress);
    this.#times.set(element, entry.at);
    return element;
  }

  #days() {
    for (const mark of this.log.querySelectorAll(".day")) mark.remove();
    let last = "";
    for (const element of [...this.log.children]) {
      const at = this.#times.get(element);
      if (day(at) === last) continue;
      last = day(at);
      const mark = document.createElement("div");
      mark.className = "day";
      mark.textContent = dayName(at);
      element.before(mark);
    }
  }
}

function bubble(entry, onPress) {
  const element = document.createElement("article");
  element.className = `entry ${entry.kind}`;
  const speaker = document.createElement("span");
  speaker.className = "unseen";
  speaker.textContent = `${text(entry.kind === "said" ? "log.you" : "log.assistant")}: `;
  const body = document.createElement("div");
  body.className = entry.text ? "bubble" : "bubble wordless";
  body.append(speaker);
  if (entry.attachment) {
    const file = document.createElement("span");
    file.className = "attachment";
    file.append(icon(entry.symbol ?? "clip"), entry.attachment);
    body.append(file);
  }
  const sounds = entry.files.filter((file) => file.sound);
  const others = entry.files.filter((file) => !file.sound);
  for (const file of others) body.append(fileElement(file, entry.text));
  const time = document.createElement("time");
  time.dateTime = entry.at.toISOString();
  time.textContent = timeOfDay(entry.at);
  body.append(entry.text, ...sounds.map((file) => fileElement(file, entry.text)), time);
  element.append(body);
  if (entry.buttons.length > 0) element.append(buttonRow(entry.buttons, onPress));
  return element;
}

function buttonRow(offered, onPress) {
  const row = document.createElement("div");
  row.className = "buttons";
  for (const { name, label, token, state } of offered) {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.name = name;
    button.dataset.state = state;
    button.disabled = state !== "open";
    if (state !== "open") button.title = text(`button.${state}`);
    if (state === "pressed") button.append(icon("tick"));
    button.append(label);
    button.addEventListener("click", () => onPress(token, button));
    row.append(button);
  }
  return row;
}
