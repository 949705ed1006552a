// Serves the stand-in as https://x.com, and remembers every request, so that a test can say what left the browser.
//
//   const site = await serve();            // a free port; browsers are told to find x.com there (tests/browsers/launch.mjs)
//   site.port, site.requests, site.reports
//   await site.close();
//
// By itself: node tests/site/server.mjs [port] prints the port and stays.
//
// What a page is asked for in its query:
//   csp=x|x-without-wasm|strict-dynamic|trusted-types|self|none   the policy it is sent with (policy.mjs)
//   and everything that src/options.js reads: theme, generation, ui, composer, virtual, now, seed, latency, viewer.

import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import { fileURLToPath } from 'node:url';
import { buildEditor, buildSite } from './build.mjs';
import { certificate, HOSTS } from './certificate.mjs';
import { picture } from './pictures.mjs';
import { headersOf, POLICIES } from './policy.mjs';

/**
 * One request as it came in.
 * @typedef {object} Seen
 * @property {string} host
 * @property {string} method
 * @property {string} path with its query
 * @property {string} [origin]
 * @property {string} [referer]
 * @property {string} [dest] Sec-Fetch-Dest
 * @property {string} [mode] Sec-Fetch-Mode
 * @property {string} body
 * @property {boolean} known whether the stand-in has something at that address; anything else should never have been asked for
 */

/**
 * @typedef {object} Site
 * @property {number} port on 127.0.0.1
 * @property {string} origin `https://x.com`
 * @property {Seen[]} requests every request so far, oldest first
 * @property {() => Seen[]} strays requests for hosts or paths that the stand-in does not have, without those that browsers make of their own accord
 * @property {() => Seen[]} reports violations of the page's policy that a browser reported
 * @property {() => void} forget empties the list of requests
 * @property {() => Promise<void>} close
 */

/** Where browsers themselves call home when nobody asked: Chromium for its updates and accounts, Firefox for its settings. */
const browsersOwn = /(^|\.)(google|googleapis|gstatic|gvt1|mozilla|firefox)\.(com|org|net)$|^(ipv4only\.arpa|detectportal\.)/;

const page = (/** @type {string} */ nonce) => `<!DOCTYPE html>
<html dir="ltr" lang="en"><head><meta charset="utf-8"><title>X</title>
<meta name="viewport" content="width=device-width,initial-scale=1,maximum-scale=1,user-scalable=0,viewport-fit=cover">
<link rel="icon" href="data:,">
<style id="react-native-stylesheet"></style>
</head><body style="background-color: #FFFFFF;"><noscript>JavaScript is not available.</noscript>
<div id="react-root" style="height:100%;display:flex;"></div>
<script nonce="${nonce}" src="/main.js"></script>
</body></html>
`;

/**
 * Builds the page and serves it.
 * @param {{port?: number, csp?: import('./policy.mjs').PolicyName}} [options] port 0 (the default) takes a free one
 * @returns {Promise<Site>}
 */
export async function serve({ port = 0, csp = 'x' } = {}) {
  const script = await readFile(await buildSite());
  /** @type {Seen[]} */
  const requests = [];

  /** @type {import('node:http').RequestListener} */
  const answer = (request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const url = new URL(request.url ?? '/', `https://${host || 'x.com'}`);
    const header = (/** @type {string} */ name) => request.headers[name]?.toString();
    /** @type {Seen} */
    const seen = {
      host, method: request.method ?? 'GET', path: request.url ?? '/', origin: header('origin'), referer: header('referer'),
      dest: header('sec-fetch-dest'), mode: header('sec-fetch-mode'), body: '', known: true,
    };
    requests.push(seen);
    request.setEncoding('utf8').on('data', (part) => { if (seen.body.length < 100_000) seen.body += part; });

    const send = (/** @type {number} */ status, /** @type {string} */ type, /** @type {string | Buffer} */ body, headers = {}) => {
      response.writeHead(status, { 'content-type': type, ...headers });
      response.end(body);
    };
    if (host.endsWith('.twimg.com')) {
      const drawn = picture(url.pathname);
      if (drawn) return send(200, 'image/svg+xml', drawn, { 'cache-control': 'max-age=3600' });
    } else if (HOSTS.includes(host)) {
      if (url.pathname === '/main.js') return send(200, 'text/javascript; charset=utf-8', script);
      const editor = /^\/editors\/([\w-]+)\.js$/.exec(url.pathname)?.[1];
      if (editor) {
        return void buildEditor(editor).then((built) => (built ? send(200, 'text/javascript; charset=utf-8', Buffer.from(built)) : send(404, 'text/plain', 'No such editor.')));
      }
      if (url.pathname === '/i/csp_report') return send(204, 'text/plain', '');
      if (request.method === 'GET' && seen.dest !== 'empty' && !/\.\w+$/.test(url.pathname)) {
        const asked = POLICIES.find((name) => name === url.searchParams.get('csp'));
        const nonce = randomBytes(16).toString('base64');
        return send(200, 'text/html; charset=utf-8', page(nonce), {
          'cache-control': 'no-store',
          ...headersOf(/** @type {import('./policy.mjs').PolicyName} */ (asked ?? csp), nonce),
        });
      }
    }
    seen.known = false;
    return send(404, 'text/plain', 'Nothing here.');
  };

  const server = createServer(certificate(), answer);
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('The stand-in has no port.');
  return {
    port: address.port,
    origin: 'https://x.com',
    requests,
    strays: () => requests.filter((seen) => !seen.known && !browsersOwn.test(seen.host)),
    reports: () => requests.filter((seen) => seen.path.startsWith('/i/csp_report')),
    forget: () => { requests.length = 0; },
    close: () => new Promise((resolve) => {
      server.close(() => resolve(undefined));
      server.closeAllConnections();
    }),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const site = await serve({ port: Number(process.argv[2] ?? 0) });
  console.log(`https://x.com stands at 127.0.0.1:${site.port}`);
}
