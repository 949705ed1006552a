// @ts-check
// Starts the background. The module's bytes travel inside the bundle and it is instantiated in the first turn, so that its
// listeners are in place before the browser hands over the event that has woken it.
import { glue } from "glue:worker";
import bytes from "../../pkg/worker_bg.wasm";
import { live } from "../instance.js";

/** @type {Uint8Array} The bundler's `binary` loader. */
const module = bytes;
// One that traps is made anew once; what comes after that shows in the browser's list of the extension's errors.
live(glue, module, () => live(glue, module, (error) => { throw error; }));
