// A recording in the conversation: to be played, stopped and sought in; one at a time.

import { icon } from "./icons.js";
import { duration, text } from "./strings.js";

const SMALLEST_STEP = 1;
const STEPS = 20;
const BACK = ["ArrowLeft", "ArrowDown"];
const KEYS = [...BACK, "ArrowRight", "ArrowUp"];

// By file: an entry that changes is drawn anew, and what plays in it goes on.
const players = new Map();
let playing = null;

export const canPlay = (file) => Boolean(file.sound) && new Audio().canPlayType(file.sound) !== "";

// `link` leads to the file; it is shown too where the file turns out not to be played.
export function playerElement(file, link) {
  if (!players.has(file.id)) players.set(file.id, new Player(file, link));
  return players.get(file.id).element;
}

// Plays a file that is shown, unless somebody listens to another. A browser that wants to be asked first does not play
// it, and that is fine.
export function playAloud(file) {
  if (playing?.paused ?? true) players.get(file.id)?.play();
}

// Stops what plays.
export const hush = () => playing?.pause();

// Stops what plays and is not on the page any more.
export function hushGone() {
  if (playing && !playing.element.isConnected) hush();
}

// Stops and leaves nothing for whoever uses this browser next.
export function forgetPlayers() {
  hush();
  players.clear();
}

class Player {
  #sound = new Audio();
  #file;
  #link;
  #button = document.createElement("button");
  #bar = document.createElement("input");
  #time = document.createElement("span");
  #wanted = null;

  constructor(file, link) {
    this.#file = file;
    this.#link = link;
    this.element = document.createElement("div");
    this.element.className = "player";
    this.element.setAttribute("role", "group");
    this.element.setAttribute("aria-label", text("voice.message"));
    this.element.title = file.name;
    this.#button.type = "button";
    this.#button.className = "round";
    this.#button.addEventListener("click", () => (this.paused ? this.play() : this.pause()));
    this.#bar.type = "range";
    this.#bar.min = 0;
    this.#bar.step = "any";
    this.#bar.setAttribute("aria-label", text("voice.position"));
    this.#bar.addEventListener("input", () => this.#seek(Number(this.#bar.value)));
    this.#bar.addEventListener("keydown", (event) => this.#key(event));
    this.#time.className = "time";
    this.element.append(this.#button, this.#bar, this.#time);
    this.#prepare();
    this.#draw();
  }

  async play() {
    if (playing !== this) hush();
    playing = this;
    if (this.#sound.error) this.#load();
    try {
      await this.#sound.play();
    } catch (error) {
      // Not allowed before the person did something here, stopped again at once, or told by the event "error".
      if (!["NotAllowedError", "AbortError", "NotSupportedError"].includes(error.name)) throw error;
    }
  }

  pause() {
    this.#sound.pause();
  }

  get paused() {
    return this.#sound.paused;
  }

  get #seconds() {
    if (this.#file.seconds) return this.#file.seconds;
    return Number.isFinite(this.#sound.duration) ? this.#sound.duration : 0;
  }

  #prepare() {
    this.#sound.preload = this.#file.seconds ? "none" : "metadata";
    this.#sound.src = this.#link.href;
    for (const name of ["play", "pause", "timeupdate", "durationchange", "seeked"]) {
      this.#sound.addEventListener(name, () => this.#draw());
    }
    this.#sound.addEventListener("loadedmetadata", () => {
      if (this.#wanted !== null) this.#seek(this.#wanted);
    });
    this.#sound.addEventListener("ended", () => this.#seek(0));
    this.#sound.addEventListener("error", () => {
      this.element.append(this.#link);
      this.#draw();
    });
  }

  #load() {
    this.#sound.preload = "metadata";
    this.#sound.load();
  }

  #seek(seconds) {
    if (this.#sound.readyState === HTMLMediaElement.HAVE_NOTHING) {
      this.#wanted = seconds;
      if (this.#sound.preload === "none") this.#load();
    } else {
      this.#wanted = null;
      this.#sound.currentTime = seconds;
    }
    this.#draw();
  }

  #key(event) {
    if (event.key === " ") this.#button.click();
    else if (KEYS.includes(event.key)) {
      const step = Math.max(SMALLEST_STEP, this.#seconds / STEPS) * (BACK.includes(event.key) ? -1 : 1);
      this.#seek(Math.min(Math.max(this.#now + step, 0), this.#seconds));
    } else return;
    event.preventDefault();
  }

  get #now() {
    return this.#wanted ?? this.#sound.currentTime;
  }

  #draw() {
    const { paused } = this;
    const now = Math.min(this.#now, this.#seconds);
    const whole = this.#seconds;
    const act = paused ? "play" : "pause";
    if (this.#button.dataset.act !== act) {
      this.#button.dataset.act = act;
      this.#button.replaceChildren(icon(act));
      this.#button.title = text(`voice.${act}`);
      this.#button.setAttribute("aria-label", this.#button.title);
    }
    this.#bar.max = whole;
    this.#bar.value = now;
    this.#bar.disabled = whole === 0;
    this.#bar.style.setProperty("--done", whole ? `${(100 * now) / whole}%` : "0%");
    this.#bar.setAttribute("aria-valuetext", text("voice.at", { now: duration(now), whole: duration(whole) }));
    this.#time.textContent = duration(paused && now === 0 ? whole : now);
  }
}
