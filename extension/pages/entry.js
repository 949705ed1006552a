// @ts-check
// Starts the module of the extension's own pages. Its bytes travel inside the bundle, so that a page is one file and nothing
// has to be fetched; the module's `main` then draws the page that the document names.
import { initSync } from "../../pkg/app.js";
import bytes from "../../pkg/app_bg.wasm";

/** @type {Uint8Array} The bundler's `binary` loader. */
const module = bytes;
initSync({ module });
