// The hub's routes. An answer that is not good becomes an error that says who has to act.

import { text } from "./strings.js";

// The hub could not be reached, or is not taking messages just now: the same request may be sent again.
export class Unreachable extends Error {}

export class SignedOut extends Error {}

// The hub refused; the message is a sentence for the person.
export class Refused extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

const TRY_AGAIN = new Set([502, 503, 504]);

async function request(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { credentials: "same-origin", cache: "no-store", ...options });
  } catch (error) {
    throw new Unreachable(error.message);
  }
  if (response.status === 204) return null;
  if (response.status === 401) throw new SignedOut();
  if (TRY_AGAIN.has(response.status)) throw new Unreachable(`status ${response.status}`);
  let body;
  try {
    body = await response.json();
  } catch (error) {
    throw response.ok ? new Unreachable(error.message) : new Refused(text("error.unexpected"), response.status);
  }
  if (!response.ok) {
    const sentence = text(`error.${response.status}`, body) ?? body.error ?? text("error.unexpected");
    throw new Refused(sentence, response.status);
  }
  return body;
}

const post = (path, body) =>
  request(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

export const history = (before) => request(before ? `/api/history?before=${before}` : "/api/history");
export const strings = (language) => request(`/static/strings/${language}.json`, { cache: "default" });
export const status = () => request("/api/status");
export const house = () => request("/v1/status/house");
export const say = (id, said) => post("/api/messages", { id, text: said });
export const press = (id, token) => post("/api/press", { id, token });
export const signOut = () => post("/api/signout", {});

// `seconds`: how long a recording is, where the page made it.
export function upload(id, said, files, seconds) {
  const form = new FormData();
  form.append("id", id);
  form.append("text", said);
  if (seconds) form.append("seconds", seconds.toFixed(1));
  for (const file of files) form.append("file", file);
  return request("/api/upload", { method: "POST", body: form });
}

// An id for a post. `crypto.randomUUID` exists in secure contexts only, and a home network has none.
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
