// The page for admins that shows how the house is, asked for anew while somebody looks at it.

import * as api from "./api.js";
import { count, drawDisk, drawHours, drawLatency } from "./charts.js";
import { icon } from "./icons.js";
import { browserLanguage, seconds, setZone, size, speak, text, timeOfDay } from "./strings.js";

const EVERY = 15000;

const at = (id) => document.getElementById(id);

let shown = null;
let timer = 0;
let asking = false;

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

// A mark's drawing, and its word for whoever cannot see it.
function mark(kind) {
  return [icon(`mark-${kind}`), element("span", { class: "unseen" }, text(`house.${kind}`))];
}

// A sentence whose commands stand between backticks.
function sentence(said) {
  return said.split("`").map((part, number) => (number % 2 === 1 ? element("code", {}, part) : part));
}

function illPart(part) {
  const words = element("div", {}, element("h2", {}, part.label), element("p", {}, ...sentence(part.sentence)));
  if (part.todo) words.append(element("p", { class: "todo" }, ...sentence(part.todo)));
  return element("li", { "data-mark": part.mark }, element("span", { class: "mark" }, ...mark(part.mark)), words);
}

function wellPart(part) {
  const words = element("div", {}, element("h3", {}, part.label), element("p", {}, ...sentence(part.sentence)));
  return element("li", { "data-mark": part.mark }, element("span", { class: "mark" }, ...mark(part.mark)), words);
}

function legend(hue, label, figure, kind = "") {
  const item = element("li", { "data-hue": hue }, element("i", { class: kind }), label);
  if (figure) item.append(element("b", {}, figure));
  return item;
}

function row(...cells) {
  const [first, ...others] = cells;
  return element("tr", {}, element("th", { scope: "row" }, first), ...others.map((cell) => element("td", {}, cell)));
}

function show(house) {
  shown = house;
  document.title = text("house.title");
  at("at").textContent = text("house.at", { time: timeOfDay(new Date(house.at)) });
  if (at("mark").dataset.mark !== house.mark) {
    at("mark").dataset.mark = house.mark;
    at("mark").replaceChildren(...mark(house.mark));
  }
  if (at("headline").textContent !== house.headline) at("headline").textContent = house.headline;
  const ill = house.parts.filter((part) => part.mark !== "well");
  at("ill").replaceChildren(...ill.map(illPart));
  at("well").replaceChildren(...house.parts.filter((part) => part.mark === "well").map(wellPart));
  showDay(house);
  showDisk(house.disk);
  showTables(house);
}

function showDay(house) {
  const sum = (name) => house.hours.reduce((total, hour) => total + hour[name], 0);
  const outcomes = ["done", "refused", "failed"];
  at("hours-legend").replaceChildren(...outcomes.map((name) => legend(name, text(`house.${name}`), `${sum(name)}`)));
  at("latency-legend").replaceChildren(
    legend("done", text("house.median"), house.median === null ? "" : seconds(house.median), "dot"),
    legend("done", text("house.most"), house.most === null ? "" : seconds(house.most), "stroke"),
  );
  draw();
}

function draw() {
  if (shown === null) return;
  drawHours(at("hours"), shown.hours);
  drawLatency(at("latency"), shown.hours, shown.median, shown.most);
}

function showDisk(disk) {
  at("disk-card").hidden = disk === null;
  if (disk === null) return;
  const taken = disk.taken.filter((one) => one.bytes > 0);
  const known = taken.reduce((sum, one) => sum + one.bytes, 0);
  const others = { name: "others", label: text("house.others"), bytes: Math.max(disk.total - disk.free - known, 0) };
  const parts = [...taken, others];
  const facts = { free: size(disk.free), total: size(disk.total) };
  drawDisk(at("disk"), parts, disk.total, text("house.diskSaid", facts));
  const free = { name: "free", label: text("house.free"), bytes: disk.free };
  at("disk-legend").replaceChildren(...[...parts, free].map((one) => legend(one.name, one.label, size(one.bytes))));
}

function showTables(house) {
  at("pods").replaceChildren(
    ...house.pods.map((pod) =>
      row(
        pod.name,
        text(pod.remote ? "house.elsewhere" : "house.here"),
        text(pod.up ? "house.up" : "house.down"),
        pod.waiting === null ? "" : text("house.waiting", { waiting: pod.waiting, lost: pod.given_up }),
      ),
    ),
  );
  at("servers-part").hidden = house.servers.length === 0;
  at("servers").replaceChildren(
    ...house.servers.map((server) =>
      row(
        server.name,
        text(server.healthy ? "house.up" : "house.down"),
        server.loaded.join(", "),
        text("house.queue", { busy: server.in_flight, waiting: server.waiting }),
      ),
    ),
  );
  const heads = ["", text("house.done"), text("house.refused"), text("house.failed"), text("house.median"), text("house.most")];
  at("table-head").replaceChildren(element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head))));
  const written = house.hours.filter((hour) => count(hour) > 0);
  at("table").replaceChildren(
    ...written.map((hour) =>
      row(timeOfDay(new Date(hour.start)), `${hour.done}`, `${hour.refused}`, `${hour.failed}`, seconds(hour.median), seconds(hour.most)),
    ),
  );
}

function complain(sentence) {
  at("connection").textContent = sentence;
  at("connection").hidden = false;
}

async function ask() {
  clearTimeout(timer);
  if (document.hidden || asking) return;
  asking = true;
  try {
    const house = await api.house();
    await speak(house.language, api.strings);
    setZone(house.zone);
    at("connection").hidden = true;
    show(house);
  } catch (error) {
    if (error instanceof api.SignedOut) return location.replace("/");
    const refused = error instanceof api.Refused;
    if (refused && error.status === 403) return complain(text("house.adminsOnly"));
    if (!refused && !(error instanceof api.Unreachable)) throw error;
    complain(refused ? error.message : text("connection.lost"));
  } finally {
    asking = false;
  }
  timer = setTimeout(ask, EVERY);
}

await speak(browserLanguage(), api.strings);
document.title = text("house.title");
document.addEventListener("visibilitychange", ask);
new ResizeObserver(draw).observe(at("hours"));
ask();
