// Where the person writes: grows with the text, Enter sends, Shift+Enter begins a new line.

export class Composer {
  constructor({ form, field, send, attach, file, onSay, onFile }) {
    this.field = field;
    this.button = send;
    field.addEventListener("input", () => this.#fit());
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit(send.disabled ? null : send);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const said = field.value.trim();
      if (!said) return;
      this.fill("");
      onSay(said);
    });
    attach.addEventListener("click", () => file.click());
    file.addEventListener("change", () => {
      for (const chosen of file.files) onFile(chosen);
      file.value = "";
    });
  }

  fill(said) {
    this.field.value = said;
    this.#fit();
    this.field.focus();
  }

  #fit() {
    this.button.disabled = this.field.value.trim() === "";
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight + 2}px`;
  }
}
