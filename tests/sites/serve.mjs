// @ts-check
// Serves the pages of all fixtures, each under its own address.
import { createServer } from 'node:https';
import { certificate } from '../site/certificate.mjs';
import { document, FIXTURES } from './pages.mjs';

/** @typedef {{port: number, strays: string[], close: () => Promise<void>}} Served */

/**
 * @param {Record<string, string>} [headers]
 * @returns {Promise<Served>}
 */
export async function serve(headers = {}) {
  // A browser keeps the fragment to itself.
  const pages = new Map(FIXTURES.flatMap(({ pages: all }) => all.map((page) => [page.url.replace(/#.*/, ''), page])));
  /** @type {string[]} requests for what is not there */
  const strays = [];
  const server = createServer(certificate(), (request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const page = pages.get(`https://${host}${request.url}`);
    if (!page) strays.push(`https://${host}${request.url}`);
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', ...headers });
    response.end(page ? document(page) : 'Nothing here.');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('No port.');
  return {
    port: address.port,
    strays,
    close: () => new Promise((resolve) => {
      server.close(() => resolve(undefined));
      server.closeAllConnections();
    }),
  };
}
