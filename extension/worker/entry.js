// @ts-check
// Starts the background. The module's bytes travel inside the bundle and it is instantiated in the first turn, so that its
// listeners are in place before the browser hands over the event that has woken it.
import { glue } from "glue:worker";
import bytes from "../../pkg/worker_bg.wasm";
import { live } from "../instance.js";

const module = new WebAssembly.Module(bytes);
const instantiate = (/** @type {WebAssembly.Imports} */ imports) => new WebAssembly.Instance(module, imports);
// One that traps is made anew once; what comes after that shows in the browser's list of the extension's errors.
live(glue, instantiate, () => live(glue, instantiate, (error) => { throw error; }));
