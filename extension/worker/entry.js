// @ts-check
// Starts the background. The module's bytes travel inside the bundle and it is instantiated in the first turn, so that its
// listeners are in place before the browser hands over the event that has woken it.
import { initSync } from "../../pkg/worker.js";
import bytes from "../../pkg/worker_bg.wasm";

/** @type {Uint8Array} The bundler's `binary` loader. */
const module = bytes;
initSync({ module });
