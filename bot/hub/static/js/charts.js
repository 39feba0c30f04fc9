// The pictures of the status page, drawn as SVG in the width that there is.

import { hour, seconds, text, timeOfDay } from "./strings.js";

const NAMESPACE = "http://www.w3.org/2000/svg";
const EVERY = 6;
const FOOT = 22;
const HEAD = 18;
const LADDER = [0.01, 0.1, 1, 10, 100, 1000];
const OUTCOMES = ["done", "refused", "failed"];

function shape(name, attributes, ...children) {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export const count = (hour) => OUTCOMES.reduce((sum, name) => sum + hour[name], 0);

// Fills a box with a drawing that says `label` to whoever cannot see it; gives the SVG and its size.
function canvas(box, label) {
  const [width, height] = [Math.max(box.clientWidth, 240), Math.max(box.clientHeight, 120)];
  const svg = shape("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label });
  box.replaceChildren(svg);
  return { svg, width, height };
}

function ground(svg, hours, width, bottom) {
  svg.append(shape("rect", { x: 0, y: bottom, width, height: 1, class: "ground" }));
  const step = width / hours.length;
  hours.forEach((one, number) => {
    const at = new Date(one.start);
    if (hour(at) % EVERY !== 0) return;
    const middle = Math.min(Math.max(step * (number + 0.5), 16), width - 16);
    svg.append(shape("text", { x: middle, y: bottom + 16, "text-anchor": "middle" }, timeOfDay(at)));
  });
}

// Draws a column for each hour: done, refused and failed above each other.
export function drawHours(box, hours) {
  const sums = Object.fromEntries(OUTCOMES.map((name) => [name, hours.reduce((sum, one) => sum + one[name], 0)]));
  const { svg, width, height } = canvas(box, text("house.hoursSaid", sums));
  const bottom = height - FOOT;
  const most = Math.max(...hours.map(count));
  ground(svg, hours, width, bottom);
  if (most === 0) return nobody(svg, width, bottom);
  const step = width / hours.length;
  const gap = Math.min(step * 0.14, 4);
  let told = false;
  hours.forEach((one, number) => {
    if (count(one) === 0) return;
    let top = bottom;
    const column = shape("g", {}, shape("title", {}, `${timeOfDay(new Date(one.start))}: ${count(one)}`));
    for (const name of OUTCOMES.filter((outcome) => one[outcome] > 0)) {
      const tall = Math.max(((bottom - HEAD) * one[name]) / most, 2);
      top -= tall;
      const place = { x: step * number + gap, y: top, width: step - 2 * gap, height: tall, rx: 2 };
      column.append(shape("rect", { ...place, "data-hue": name }));
    }
    svg.append(column);
    if (count(one) === most && !told) {
      told = true;
      svg.append(shape("text", { x: step * (number + 0.5), y: top - 5, "text-anchor": "middle", class: "most" }, `${most}`));
    }
  });
}

// Draws a stroke for each hour, from the time within which half was answered to that of nearly all. Tenfold by tenfold.
export function drawLatency(box, hours, median, most) {
  const facts = { median: seconds(median ?? 0), most: seconds(most ?? 0) };
  const { svg, width, height } = canvas(box, median === null ? text("house.nobody") : text("house.latencySaid", facts));
  const bottom = height - FOOT;
  const times = hours.flatMap((one) => (one.median === null ? [] : [one.median, one.most]));
  if (times.length === 0) {
    ground(svg, hours, width, bottom);
    return nobody(svg, width, bottom);
  }
  const rungs = LADDER.filter((at) => at > Math.min(...times) / 10 && at < Math.max(...times) * 10);
  const low = Math.log10(Math.min(rungs[0], ...times));
  const high = Math.log10(Math.max(rungs.at(-1), ...times) * 1.2);
  const y = (at) => bottom - ((bottom - HEAD / 2) * (Math.log10(at) - low)) / (high - low);
  const room = width - 46;
  for (const at of rungs) {
    svg.append(shape("rect", { x: 0, y: y(at), width: room, height: 1, class: "rung" }));
    svg.append(shape("text", { x: width, y: y(at) + 4, "text-anchor": "end" }, seconds(at)));
  }
  ground(svg, hours, room, bottom);
  const step = room / hours.length;
  hours.forEach((one, number) => {
    if (one.median === null) return;
    const middle = step * (number + 0.5);
    const said = `${timeOfDay(new Date(one.start))}: ${seconds(one.median)}, ${seconds(one.most)}`;
    const place = { x: middle - 2.5, y: y(one.most) - 2.5, width: 5, height: y(one.median) - y(one.most) + 5, rx: 2.5 };
    svg.append(
      shape("g", { "data-hue": "done" }, shape("title", {}, said), shape("rect", { ...place, class: "stroke" }), shape("circle", { cx: middle, cy: y(one.median), r: 4 })),
    );
  });
}

function nobody(svg, width, bottom) {
  svg.append(shape("text", { x: width / 2, y: bottom / 2 + 5, "text-anchor": "middle", class: "nobody" }, text("house.nobody")));
}

// Draws the disk as one bar: what of the house takes how much, what others take; what is free stays empty.
export function drawDisk(bar, parts, total, label) {
  bar.setAttribute("aria-label", label);
  bar.replaceChildren(
    ...parts.map(({ name, bytes }) => {
      const piece = document.createElement("span");
      piece.dataset.hue = name;
      piece.style.width = `${(100 * bytes) / total}%`;
      return piece;
    }),
  );
}
