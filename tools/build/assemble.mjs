// @ts-check
// Lays out dist/chrome and dist/firefox from one manifest and one set of files.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';

const manifest = JSON.parse(readFileSync('extension/manifest.json', 'utf8'));
const icon = readFileSync('extension/icons/icon.svg', 'utf8');

for (const browser of ['chrome', 'firefox']) {
  const out = `dist/${browser}`;
  rmSync(out, { recursive: true, force: true });
  mkdirSync(`${out}/icons`, { recursive: true });
  for (const script of ['content.js', 'content-translated.js', 'worker.js', 'app.js']) cpSync(`dist/scripts/${script}`, `${out}/${script}`);
  for (const page of readdirSync('extension/pages')) {
    if (/\.(html|css)$/.test(page)) cpSync(`extension/pages/${page}`, `${out}/${page}`);
  }
  cpSync('extension/_locales', `${out}/_locales`, { recursive: true });
  for (const size of Object.keys(manifest.icons)) {
    const png = new Resvg(icon, { fitTo: { mode: 'width', value: Number(size) } }).render().asPng();
    writeFileSync(`${out}/icons/${size}.png`, png);
  }
  cpSync('model/second.bin', `${out}/second.bin`);
  for (const file of ['LICENSE', 'NOTICE']) if (existsSync(file)) cpSync(file, `${out}/${file}`);
  writeFileSync(`${out}/manifest.json`, `${JSON.stringify(forBrowser(browser), null, 2)}\n`);
}

/**
 * Each browser warns of the other's keys, so each gets its own.
 * @param {string} browser
 */
function forBrowser(browser) {
  const own = structuredClone(manifest);
  if (browser === 'chrome') {
    delete own.background.scripts;
    delete own.browser_specific_settings;
  } else {
    delete own.background.service_worker;
    delete own.minimum_chrome_version;
  }
  return own;
}
