// A recording from the microphone: asked for, timed, with its level, sent or dropped.

// What browsers record, best first, and what such a file is called.
const FORMATS = [
  { type: "audio/webm;codecs=opus", ending: "webm" },
  { type: "audio/ogg;codecs=opus", ending: "ogg" },
  { type: "audio/mp4", ending: "m4a" },
];
const BITS_PER_SECOND = 48000;
const LONGEST = 15 * 60;
const SHORTEST = 0.5;
const LOOKS_PER_SECOND = 12;
const QUIETEST = -50; // decibels that count as no sound at all

// Why there is no recording; `reason` is the last part of the key of a sentence.
export class NotRecorded extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

const REASONS = {
  NotAllowedError: "denied",
  SecurityError: "denied",
  NotFoundError: "missing",
  OverconstrainedError: "missing",
  NotReadableError: "busy",
  AbortError: "busy",
};

// Starts to record, once the person has allowed it. `onLook(seconds, level)` is told several times a second, with a
// level from 0 to 1; `onFull()` that the longest recording is reached; `onLost()` that the microphone went away.
// Throws NotRecorded.
export async function record({ onLook, onFull, onLost }) {
  if (!window.isSecureContext) throw new NotRecorded("insecure");
  const format = FORMATS.find(({ type }) => window.MediaRecorder?.isTypeSupported(type));
  if (!format || !navigator.mediaDevices) throw new NotRecorded("unable");
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } });
  } catch (error) {
    throw new NotRecorded(REASONS[error.name] ?? "unable");
  }
  try {
    return new Recording(stream, format, { onLook, onFull, onLost });
  } catch (error) {
    stop(stream);
    if (error instanceof DOMException) throw new NotRecorded("unable");
    throw error;
  }
}

function stop(stream) {
  for (const track of stream.getTracks()) track.stop();
}

class Recording {
  #stream;
  #format;
  #recorder;
  #context = new AudioContext();
  #pieces = [];
  #began = performance.now();
  #timer;
  #over = false;

  constructor(stream, format, { onLook, onFull, onLost }) {
    this.#stream = stream;
    this.#format = format;
    this.#recorder = new MediaRecorder(stream, { mimeType: format.type, audioBitsPerSecond: BITS_PER_SECOND });
    this.#recorder.addEventListener("dataavailable", ({ data }) => this.#pieces.push(data));
    const analyser = this.#context.createAnalyser();
    this.#context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    this.#timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      onLook(this.seconds, loudness(samples));
      if (this.seconds >= LONGEST) onFull();
    }, 1000 / LOOKS_PER_SECOND);
    stream.getAudioTracks()[0].addEventListener("ended", () => {
      if (this.#over) return;
      this.drop();
      onLost();
    });
    this.#recorder.start();
  }

  get seconds() {
    return (performance.now() - this.#began) / 1000;
  }

  // The recording as `{ file, seconds }`. Throws NotRecorded for one that is too short to hold a word.
  async finish() {
    const seconds = Math.min(this.seconds, LONGEST);
    const stopped = new Promise((resolve) => this.#recorder.addEventListener("stop", resolve, { once: true }));
    this.#end();
    await stopped;
    if (seconds < SHORTEST) throw new NotRecorded("short");
    // Named as sound: a browser may call what it recorded a film, because both are kept in such a file.
    const type = this.#format.type.split(";")[0];
    const name = `voice-${new Date().toISOString().slice(0, 19).replaceAll(":", "-")}.${this.#format.ending}`;
    return { file: new File(this.#pieces, name, { type }), seconds };
  }

  drop() {
    this.#end();
    this.#pieces = [];
  }

  #end() {
    this.#over = true;
    clearInterval(this.#timer);
    if (this.#recorder.state !== "inactive") this.#recorder.stop();
    stop(this.#stream);
    this.#context.close();
  }
}

// How loud samples from -1 to 1 are: 0 for silence, 1 for as loud as it goes, even steps for even steps to the ear.
function loudness(samples) {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const decibels = 10 * Math.log10(power || Number.MIN_VALUE);
  return Math.min(1, Math.max(0, 1 - decibels / QUIETEST));
}
