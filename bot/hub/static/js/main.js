// Joins the parts of the page: who is signed in, the conversation, the live connection, what is sent.

import * as api from "./api.js";
import { Composer } from "./composer.js";
import { Log } from "./log.js";
import { watchModel } from "./model.js";
import { Outbox } from "./outbox.js";
import { Stream } from "./stream.js";
import { browserLanguage, hour, setZone, speak, text } from "./strings.js";

const LOST_AFTER = 1500;
const TYPING_AFTER = 700;
const MOST_FILES = 10;

const at = (id) => document.getElementById(id);

let lastChange = 0;
let uploadBytes = Infinity;
let unread = 0;
let lostTimer = 0;
let typingTimer = 0;

const log = new Log({ log: at("log"), scroll: at("scroll"), newest: at("newest"), onPress: press });
const outbox = new Outbox({ onEntries: show, onSignedOut: showSignIn });
const stream = new Stream(() => lastChange, {
  entry: (entry) => {
    lastChange = entry.change;
    show([entry]);
  },
  typing: showTyping,
  reset: loadHistory,
  signedOut: showSignIn,
  connected: (yes) => {
    clearTimeout(lostTimer);
    if (yes) {
      at("connection").hidden = true;
      outbox.hurry();
    } else {
      lostTimer = setTimeout(() => (at("connection").hidden = false), LOST_AFTER);
    }
  },
});
const composer = new Composer({
  form: at("composer"),
  field: at("text"),
  send: at("send"),
  attach: at("attach"),
  file: at("file"),
  chosen: at("chosen"),
  onSay: (said, files) =>
    files.length > 0
      ? post(said, names(files), (id) => api.upload(id, said, files))
      : post(said, null, (id) => api.say(id, said)),
  takes: fits,
});

function show(entries) {
  const replies = log.show(entries).filter((entry) => entry.kind === "replied");
  if (replies.length > 0) showTyping(false);
  if (document.hidden && replies.length > 0) {
    unread += replies.length;
    document.title = `(${unread}) Inglenook`;
  }
  at("welcome").hidden = !log.empty;
}

function showTyping(on, progress = "") {
  clearTimeout(typingTimer);
  at("typing").hidden = !on;
  at("progress").textContent = progress;
  if (on) log.toBottom();
}

function post(said, attachment, send) {
  const id = api.newId();
  const pending = log.addPending(id, said, attachment);
  at("welcome").hidden = true;
  typingTimer = setTimeout(() => showTyping(true), TYPING_AFTER);
  outbox.add({
    post: () => send(id),
    settled: () => {
      showTyping(false);
      pending.settled();
    },
    refused: pending.refused,
    waiting: () => {
      showTyping(false);
      showWaiting(pending.note());
    },
  });
}

function showWaiting(note) {
  if (note.hasChildNodes()) return;
  const again = document.createElement("button");
  again.type = "button";
  again.className = "quiet";
  again.textContent = text("message.again");
  again.addEventListener("click", () => outbox.hurry());
  note.append(text("message.waiting"), " ", again);
}

const names = (files) => files.map((file) => file.name).join(", ");

// Whether files are few and small enough together; says so if they are not.
function fits(files) {
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  if (bytes <= uploadBytes && files.length <= MOST_FILES) return true;
  const megabytes = Math.floor(uploadBytes / 1024 / 1024);
  const refusal = bytes > uploadBytes ? text("upload.tooLarge", { megabytes }) : text("upload.tooMany", { most: MOST_FILES });
  log.addPending(api.newId(), "", names(files)).refused(refusal);
  return false;
}

function press(token, button) {
  const id = api.newId();
  button.disabled = true;
  button.dataset.busy = "";
  outbox.add({
    post: () => api.press(id, token),
    settled: () => delete button.dataset.busy,
    waiting: () => {},
    refused: (sentence) => log.note(button, sentence),
  });
}

async function loadHistory() {
  const found = await api.history();
  lastChange = found.change;
  uploadBytes = found.upload_bytes;
  await speak(found.member.language, api.strings);
  setZone(found.member.zone);
  at("member").textContent = found.member.name;
  log.clear();
  log.show(found.entries, { fresh: false });
  at("earlier").hidden = !found.more;
  greet(found.member.name);
}

function greet(name) {
  const now = hour(new Date());
  const part = now >= 5 && now < 12 ? "morning" : now >= 12 && now < 18 ? "day" : "evening";
  at("greeting").textContent = text(`welcome.${part}`, { name });
  at("examples").replaceChildren(
    ...text("welcome.examples").map((example) => {
      const item = document.createElement("li");
      const chip = document.createElement("button");
      chip.type = "button";
      chip.textContent = example;
      chip.addEventListener("click", () => composer.fill(example));
      item.append(chip);
      return item;
    }),
  );
  at("welcome").hidden = !log.empty;
}

function showSignIn(reason) {
  stream.close();
  log.forget();
  composer.clear();
  at("chat").hidden = true;
  at("signin").hidden = false;
  at("signin-reason").hidden = !reason;
  at("signin-reason").textContent = reason ?? "";
}

function showChat() {
  at("signin").hidden = true;
  at("chat").hidden = false;
  log.toBottom();
  at("log").setAttribute("aria-live", "polite");
  stream.open();
  watchModel(at("model"));
}

async function begin() {
  try {
    await loadHistory();
  } catch (error) {
    if (error instanceof api.SignedOut) return showSignIn();
    if (!(error instanceof api.Unreachable)) throw error;
    at("chat").hidden = false;
    at("connection").hidden = false;
    setTimeout(begin, LOST_AFTER);
    return;
  }
  at("connection").hidden = true;
  showChat();
}

at("signout").addEventListener("click", async () => {
  try {
    await api.signOut();
  } catch (error) {
    if (!(error instanceof api.Unreachable)) throw error;
    at("connection").hidden = false;
    return;
  }
  showSignIn();
});
at("earlier").addEventListener("click", async () => {
  const found = await api.history(log.oldestId);
  log.showEarlier(found.entries);
  at("earlier").hidden = !found.more;
});
document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  unread = 0;
  document.title = "Inglenook";
});

await speak(browserLanguage(), api.strings);
if (location.pathname === "/signin") {
  const status = performance.getEntriesByType("navigation")[0]?.responseStatus;
  history.replaceState(null, "", "/");
  showSignIn(text(status === 429 ? "signin.tooMany" : "signin.used"));
} else {
  begin();
}
