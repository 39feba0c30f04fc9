// The small line that says how the language model is, asked for often only while that changes.

import { status, Unreachable } from "./api.js";
import { text } from "./strings.js";

const WHILE_CHANGING = 3000;
const OTHERWISE = 60000;

export async function watchModel(line) {
  let pause = OTHERWISE;
  try {
    const { state, percent, detail } = await status();
    const key = state === "fetching" && percent !== null ? "model.fetchingPercent" : `model.${state}`;
    line.dataset.state = state;
    const said = text(key, { percent });
    if (line.textContent !== said) line.textContent = said;
    line.title = detail;
    if (state === "fetching" || state === "loading") pause = WHILE_CHANGING;
  } catch (error) {
    if (!(error instanceof Unreachable)) return;
    pause = WHILE_CHANGING;
  }
  setTimeout(() => watchModel(line), pause);
}
