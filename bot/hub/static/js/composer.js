// Where the person writes: grows with the text, Enter sends, Shift+Enter begins a new line. Chosen files wait here
// until they are sent with the words, or are put away.

import { icon } from "./icons.js";
import { text } from "./strings.js";

export class Composer {
  #files = [];

  // `onSay(words, files)` is what to do with it; `takes(files)` whether chosen files may be sent together.
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
      const sent = this.#files;
      if (!said && sent.length === 0) return;
      this.#choose([]);
      this.fill("");
      onSay(said, sent);
    });
    attach.addEventListener("click", () => file.click());
    file.addEventListener("change", () => {
      const picked = [...this.#files, ...file.files];
      if (file.files.length > 0 && takes(picked)) this.#choose(picked);
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
    this.#choose([]);
    this.field.value = "";
    this.#fit();
  }

  #choose(files) {
    this.#files = files;
    this.chosen.hidden = files.length === 0;
    this.chosen.replaceChildren(...files.map((file) => this.#line(file)));
    this.#fit();
  }

  #line(file) {
    const name = document.createElement("span");
    name.textContent = file.name;
    const remove = document.createElement("button");
    remove.type = "button";
    remove.className = "round";
    remove.title = text("compose.remove");
    remove.setAttribute("aria-label", remove.title);
    remove.append(icon("cross"));
    remove.addEventListener("click", () => {
      this.#choose(this.#files.filter((one) => one !== file));
      this.field.focus();
    });
    const line = document.createElement("span");
    line.className = "file";
    line.append(icon("clip"), name, remove);
    return line;
  }

  #fit() {
    this.button.disabled = this.field.value.trim() === "" && this.#files.length === 0;
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight + 2}px`;
  }
}
