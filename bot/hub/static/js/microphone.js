// The microphone beside the field: pressed once it records, pressed again it sends, Escape or the cross drop it.

import { hush } from "./player.js";
import { NotRecorded, record } from "./recorder.js";
import { duration, text } from "./strings.js";

const BARS = 28;

export class Microphone {
  #recording = null;
  #asking = null;
  #bars = Array.from({ length: BARS }, () => document.createElement("i"));
  #calm = matchMedia("(prefers-reduced-motion: reduce)");

  // `strip` stands in the place of `others` while something is recorded; `onRecorded(file, seconds)` sends it.
  constructor({ button, strip, drop, elapsed, level, notice, said, others, onRecorded }) {
    Object.assign(this, { button, strip, elapsed, level, notice, said, others, onRecorded });
    level.replaceChildren(...this.#bars);
    button.addEventListener("click", () => (this.#recording ? this.#send() : this.#begin()));
    drop.addEventListener("click", () => this.drop());
    addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.busy) return;
      event.preventDefault();
      this.drop();
    });
  }

  get busy() {
    return Boolean(this.#recording || this.#asking);
  }

  // Forgets what is being recorded.
  drop() {
    this.#asking = null;
    if (!this.#recording) return;
    this.#recording.drop();
    this.#over();
  }

  // Says nothing any more.
  quieten() {
    this.notice.hidden = true;
  }

  async #begin() {
    if (this.#asking) return;
    this.quieten();
    const asking = (this.#asking = {});
    try {
      const recording = await record({
        onLook: (seconds, level) => this.#look(seconds, level),
        onFull: () => this.#send(),
        onLost: () => {
          this.#over();
          this.#tell("lost");
        },
      });
      if (this.#asking === asking) this.#show(recording);
      else recording.drop();
    } catch (error) {
      if (!(error instanceof NotRecorded)) throw error;
      if (this.#asking === asking) this.#tell(error.reason);
    } finally {
      if (this.#asking === asking) this.#asking = null;
    }
  }

  async #send() {
    const recording = this.#recording;
    this.#over();
    try {
      const { file, seconds } = await recording.finish();
      this.onRecorded(file, seconds);
    } catch (error) {
      if (!(error instanceof NotRecorded)) throw error;
      this.#tell(error.reason);
    }
  }

  #show(recording) {
    hush();
    this.#recording = recording;
    for (const bar of this.#bars) bar.style.height = "";
    this.elapsed.textContent = duration(0);
    this.#press(true);
    this.button.focus();
  }

  #over() {
    this.#recording = null;
    this.#press(false);
    this.button.focus();
  }

  #press(pressed) {
    this.button.setAttribute("aria-pressed", pressed);
    this.button.title = text(pressed ? "voice.send" : "voice.record");
    this.said.textContent = pressed ? text("voice.recording") : "";
    this.strip.hidden = !pressed;
    for (const other of this.others) other.hidden = pressed;
  }

  // The levels of the last seconds move through the bars; where motion is unwelcome they are one bar that stays.
  #look(seconds, level) {
    this.elapsed.textContent = duration(seconds);
    if (this.#calm.matches) {
      this.#bars.forEach((bar, place) => bar.classList.toggle("lit", place < level * BARS));
      return;
    }
    const oldest = this.#bars.shift();
    oldest.style.height = `${Math.round(12 + 88 * level)}%`;
    this.#bars.push(oldest);
    this.level.append(oldest);
  }

  #tell(reason) {
    this.notice.textContent = text(`voice.${reason}`);
    this.notice.hidden = false;
  }
}
