// Where the person writes: grows with the text, Enter sends, Shift+Enter begins a new line. A chosen file waits here
// until it is sent with the words, or is put away.

import { icon } from "./files.js";
import { text } from "./strings.js";

export class Composer {
  #file = null;

  // `onSay(words, file)` is what to do with it, file or null; `takes(file)` whether a chosen file may be sent.
  constructor({ form, field, send, attach, file, chosen, onSay, takes }) {
    this.field = field;
    this.button = send;
    this.chosen = chosen;
    field.addEventListener("input", () => this.#fit());
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit(send.disabled ? null : send);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const said = field.value.trim();
      const sent = this.#file;
      if (!said && !sent) return;
      this.#choose(null);
      this.fill("");
      onSay(said, sent);
    });
    attach.addEventListener("click", () => file.click());
    file.addEventListener("change", () => {
      const [picked] = file.files;
      if (picked && takes(picked)) this.#choose(picked);
      file.value = "";
      field.focus();
    });
  }

  fill(said) {
    this.field.value = said;
    this.#fit();
    this.field.focus();
  }

  // Forgets what was not sent, for whoever uses this browser next.
  clear() {
    this.#choose(null);
    this.field.value = "";
    this.#fit();
  }

  #choose(file) {
    this.#file = file;
    this.chosen.hidden = file === null;
    this.chosen.replaceChildren();
    if (file) {
      const name = document.createElement("span");
      name.textContent = file.name;
      const remove = document.createElement("button");
      remove.type = "button";
      remove.className = "round";
      remove.title = text("compose.remove");
      remove.setAttribute("aria-label", remove.title);
      remove.append(icon("cross"));
      remove.addEventListener("click", () => {
        this.#choose(null);
        this.field.focus();
      });
      this.chosen.append(icon("clip"), name, remove);
    }
    this.#fit();
  }

  #fit() {
    this.button.disabled = this.field.value.trim() === "" && this.#file === null;
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight + 2}px`;
  }
}
