// @ts-check
// Packs dist/chrome and dist/firefox for the stores: the same files give the same bytes, so that a reviewer's build can be
// compared with ours.
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { zipSync } from 'fflate';

const { version } = JSON.parse(readFileSync('extension/manifest.json', 'utf8'));
for (const browser of ['chrome', 'firefox']) {
  const folder = `dist/${browser}`;
  const names = /** @type {string[]} */ (readdirSync(folder, { recursive: true }))
    .filter((name) => statSync(`${folder}/${name}`).isFile())
    .sort();
  const files = Object.fromEntries(names.map((name) => [name, new Uint8Array(readFileSync(`${folder}/${name}`))]));
  // The earliest date that the format has, for every file.
  const packed = zipSync(files, { level: 9, mtime: '1980-01-01T12:00:00' });
  const file = `dist/amends-${browser}-${version}.zip`;
  writeFileSync(file, packed);
  console.log(`${file}: ${packed.length} bytes`);
}
