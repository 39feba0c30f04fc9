// Files in the conversation: pictures to look at, recordings to play, other files to fetch, a line for what is gone.

import { icon } from "./icons.js";
import { canPlay, playerElement } from "./player.js";
import { size, text } from "./strings.js";

const TALLEST = "78vh";

export function fileElement(file, caption) {
  if (file.gone) return goneLine(file);
  if (file.width) return picture(file, caption);
  return canPlay(file) ? playerElement(file, download(file)) : download(file);
}

// Its place is laid out before it has arrived, so that nothing moves when it does.
function picture(file, caption) {
  const link = document.createElement("a");
  link.className = "picture";
  link.href = address(file);
  link.target = "_blank";
  link.rel = "noopener";
  link.title = text("file.open", file);
  link.style.width = `min(${file.width}px, calc(${TALLEST} * ${file.width / file.height}))`;
  const image = document.createElement("img");
  image.src = link.href;
  image.alt = caption || file.name;
  image.width = file.width;
  image.height = file.height;
  image.decoding = "async";
  image.addEventListener("error", () => link.replaceWith(goneLine(file)));
  link.append(image);
  return link;
}

function download(file) {
  const link = document.createElement("a");
  link.className = "attachment";
  link.href = address(file);
  link.download = file.name;
  const bytes = document.createElement("small");
  bytes.textContent = size(file.bytes);
  link.append(icon("clip"), file.name, " ", bytes);
  return link;
}

function goneLine(file) {
  const line = document.createElement("span");
  line.className = "gone";
  line.textContent = text("file.gone", file);
  return line;
}

const address = (file) => `/api/chat/files/${file.id}`;
