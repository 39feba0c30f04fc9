// Joins the parts of the page: who is signed in, the conversation, the live connection, what is sent.

import * as api from "./api.js";
import { Composer } from "./composer.js";
import { Log } from "./log.js";
import { Microphone } from "./microphone.js";
import { watchModel } from "./model.js";
import { Outbox } from "./outbox.js";
import { playAloud } from "./player.js";
import { Stream } from "./stream.js";
import { browserLanguage, duration, hour, setZone, speak, text } from "./strings.js";

const LOST_AFTER = 1500;
const TYPING_AFTER = 700;
const MOST_FILES = 10;

const at = (id) => document.getElementById(id);

let lastChange = 0;
let uploadBytes = Infinity;
let unread = 0;
let lostTimer = 0;
let typing = { on: false, progress: "" };
const slow = new Set();

const log = new Log({ log: at("log"), scroll: at("scroll"), newest: at("newest"), onPress: press });
const outbox = new Outbox({ onEntries: show, onSignedOut: showSignIn });
// What has to be heard first takes its time, and what is written does not wait for it.
const soundOutbox = new Outbox({ onEntries: show, onSignedOut: showSignIn });
const stream = new Stream(() => lastChange, {
  entry: (entry) => {
    lastChange = entry.change;
    show([entry]);
  },
  typing: (on, progress) => {
    typing = { on, progress };
    showTyping();
  },
  reset: loadHistory,
  signedOut: showSignIn,
  connected: (yes) => {
    clearTimeout(lostTimer);
    typing = { on: false, progress: "" };
    showTyping();
    if (yes) {
      at("connection").hidden = true;
      hurry();
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
  onSay: (said, files) => {
    if (files.length === 0) return post(said, {}, (id) => api.say(id, said));
    const by = files.some(isSound) ? soundOutbox : outbox;
    return post(said, { attachment: names(files), by }, (id) => api.upload(id, said, files));
  },
  takes: fits,
});
const microphone = new Microphone({
  button: at("record"),
  strip: at("recording"),
  drop: at("drop"),
  elapsed: at("elapsed"),
  level: at("level"),
  notice: at("notice"),
  said: at("recording-said"),
  others: [at("attach"), at("text"), at("send")],
  onRecorded: (file, seconds) => {
    if (!fits([file])) return;
    const attachment = `${text("voice.message")}, ${duration(seconds)}`;
    const shown = { attachment, symbol: "mic", by: soundOutbox, answered: playAnswer };
    post("", shown, (id) => api.upload(id, "", [file], seconds));
  },
});
at("text").addEventListener("input", () => microphone.quieten());

function show(entries) {
  const replies = log.show(entries).filter((entry) => entry.kind === "replied");
  if (document.hidden && replies.length > 0) {
    unread += replies.length;
    document.title = `(${unread}) Inglenook`;
  }
  at("welcome").hidden = !log.empty;
}

// Whether an answer is on its way: the hub says so, or one of the posts has none yet.
function showTyping() {
  const on = typing.on || slow.size > 0;
  const follow = on && (at("typing").hidden || at("progress").textContent !== typing.progress);
  at("typing").hidden = !on;
  at("progress").textContent = typing.progress;
  if (follow) log.follow();
}

// `attachment` and `symbol` say what comes with the words, `by` is the outbox that sends it.
function post(said, { attachment = null, symbol, by = outbox, answered }, send) {
  const id = api.newId();
  const pending = log.addPending(id, said, attachment, symbol);
  at("welcome").hidden = true;
  microphone.quieten();
  const timer = setTimeout(() => {
    slow.add(id);
    showTyping();
  }, TYPING_AFTER);
  const over = () => {
    clearTimeout(timer);
    slow.delete(id);
    showTyping();
  };
  by.add({
    post: () => send(id),
    settled: () => {
      over();
      pending.settled();
    },
    answered,
    refused: pending.refused,
    waiting: () => {
      over();
      showWaiting(pending.note());
    },
  });
}

// Lets who spoke hear the answer, if it is a spoken one.
function playAnswer(entries) {
  const spoken = entries.filter((entry) => entry.kind === "replied").flatMap((entry) => entry.files);
  const file = spoken.find((one) => one.sound && !one.gone);
  if (file && !document.hidden && !microphone.busy) playAloud(file);
}

function hurry() {
  outbox.hurry();
  soundOutbox.hurry();
}

function showWaiting(note) {
  if (note.hasChildNodes()) return;
  const again = document.createElement("button");
  again.type = "button";
  again.className = "quiet";
  again.textContent = text("message.again");
  again.addEventListener("click", hurry);
  note.append(text("message.waiting"), " ", again);
}

const isSound = (file) => file.type.startsWith("audio/");
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
  at("house").hidden = !found.member.admin;
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
  microphone.drop();
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
