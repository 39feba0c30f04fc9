// What the person did and the hub has not answered yet: sent one after the other, again and again while it cannot
// be reached. Every post keeps its id, so that one that did arrive has no second effect.

import { Refused, SignedOut, Unreachable } from "./api.js";

const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 15000;

export class Outbox {
  #queue = [];
  #busy = false;
  #pause = FIRST_PAUSE;
  #hurry = () => {};

  constructor({ onEntries, onSignedOut }) {
    this.onEntries = onEntries;
    this.onSignedOut = onSignedOut;
    addEventListener("online", () => this.hurry());
  }

  // `post()` sends it; `waiting()` and `refused(sentence)` say what became of it, `settled()` that it is over,
  // `answered(entries)`, where there is one, what came of it once that is shown.
  add(item) {
    this.#queue.push(item);
    this.#drain();
  }

  // Tries again at once.
  hurry() {
    this.#pause = FIRST_PAUSE;
    this.#hurry();
  }

  async #drain() {
    if (this.#busy) return;
    this.#busy = true;
    while (this.#queue.length > 0) {
      const item = this.#queue[0];
      try {
        const { entries } = await item.post();
        this.#pause = FIRST_PAUSE;
        this.#queue.shift();
        item.settled();
        this.onEntries(entries);
        item.answered?.(entries);
      } catch (error) {
        if (error instanceof Unreachable) {
          for (const unsent of this.#queue) unsent.waiting();
          await this.#rest();
        } else if (error instanceof Refused) {
          this.#queue.shift();
          item.settled();
          item.refused(error.message);
        } else if (error instanceof SignedOut) {
          this.#queue.length = 0;
          this.onSignedOut();
        } else {
          this.#busy = false;
          throw error;
        }
      }
    }
    this.#busy = false;
  }

  #rest() {
    const pause = this.#pause;
    this.#pause = Math.min(pause * 2, LONGEST_PAUSE);
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pause);
      this.#hurry = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
