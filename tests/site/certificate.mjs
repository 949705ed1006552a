// The key and the certificate that the stand-in shows as x.com. Made when first needed, kept in target/, in no store:
// the browsers of the tests are told to take it.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Every name that the stand-in answers to. */
export const HOSTS = Object.freeze([
  'x.com', 'pro.x.com', 'mobile.x.com', 'twitter.com', 'mobile.twitter.com', 'abs.twimg.com', 'abs-0.twimg.com', 'pbs.twimg.com',
]);

const folder = fileURLToPath(new URL('../../target/site/', import.meta.url));
const days = 30;

/**
 * Reads the pair, or makes one if there is none or it is about to end.
 * @returns {{key: string, cert: string}} PEM texts
 * @throws {Error} when no openssl is installed
 */
export function certificate() {
  const key = join(folder, 'key.pem');
  const cert = join(folder, 'cert.pem');
  const age = existsSync(cert) ? Date.now() - statSync(cert).mtimeMs : Infinity;
  if (age > (days - 1) * 86_400_000 || !existsSync(key)) {
    mkdirSync(folder, { recursive: true });
    const names = HOSTS.map((host) => `DNS:${host}`).join(',');
    try {
      execFileSync(
        'openssl',
        ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key, '-out', cert,
          '-days', String(days), '-subj', '/CN=x.com', '-addext', `subjectAltName=${names}`],
        { stdio: ['ignore', 'ignore', 'pipe'] },
      );
    } catch (error) {
      throw new Error('The stand-in for x.com needs a certificate: install openssl and run again.', { cause: error });
    }
  }
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
}
