// The live connection: server-sent events that go on after the last change this page has seen.

const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 20000;

export class Stream {
  #source = null;
  #timer = 0;
  #pause = FIRST_PAUSE;

  // `handlers`: entry, typing, reset, signedOut, connected(yes); `lastChange()` says what the page has.
  constructor(lastChange, handlers) {
    this.lastChange = lastChange;
    this.handlers = handlers;
    addEventListener("online", () => this.open());
    addEventListener("offline", () => handlers.connected(false));
  }

  open() {
    this.close();
    const source = new EventSource(`/api/events?after=${this.lastChange()}`);
    this.#source = source;
    const on = (name, handle) => source.addEventListener(name, (event) => handle(JSON.parse(event.data)));
    on("connected", () => {
      this.#pause = FIRST_PAUSE;
      this.handlers.connected(true);
    });
    on("entry", (entry) => this.handlers.entry(entry));
    on("typing", ({ on: yes, progress }) => this.handlers.typing(yes, progress));
    on("reset", () => this.handlers.reset());
    on("signed-out", () => this.handlers.signedOut());
    source.addEventListener("error", () => {
      this.handlers.connected(false);
      if (source === this.#source && source.readyState === EventSource.CLOSED) this.#later();
    });
  }

  close() {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
  }

  #later() {
    this.close();
    this.#timer = setTimeout(() => this.open(), this.#pause);
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
  }
}
