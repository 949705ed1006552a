// The response headers that decide what a content script may do: X's own, and those of stricter sites.

/** The policies that the stand-in can send. `x` is the default; the others show what happens where a site forbids more. */
export const POLICIES = Object.freeze(['x', 'x-without-wasm', 'strict-dynamic', 'trusted-types', 'self', 'none']);

/** @typedef {'x' | 'x-without-wasm' | 'strict-dynamic' | 'trusted-types' | 'self' | 'none'} PolicyName */

/**
 * X's header, directive by directive, in the shape that it has had since 2025: the nonce switches 'unsafe-inline' off, WebAssembly may
 * compile, eval may not, and nothing may connect to an extension.
 * @param {string} script the script-src directive
 */
const likeX = (script) => [
  "default-src 'self'",
  "connect-src 'self' blob: https://api.x.com https://*.x.com wss://*.x.com https://api.twitter.com https://*.twitter.com https://*.twimg.com",
  "font-src 'self' https://*.twimg.com",
  "form-action 'self' https://twitter.com https://*.twitter.com https://x.com https://*.x.com",
  "frame-src 'self' https://twitter.com https://mobile.twitter.com https://pay.twitter.com",
  "img-src 'self' blob: data: https://*.twimg.com https://*.x.com https://*.twitter.com",
  "manifest-src 'self'",
  "media-src 'self' blob: https://*.twimg.com",
  "object-src 'none'",
  script,
  "style-src 'self' 'unsafe-inline' accounts.google.com/gsi/style https://*.twimg.com",
  "worker-src 'self' blob:",
  'report-uri https://twitter.com/i/csp_report?a=O5RXE%3D%3D%3D&ro=false',
].join('; ');

/**
 * @param {PolicyName} name
 * @param {string} nonce
 * @returns {Record<string, string>} headers, by name
 */
export function headersOf(name, nonce) {
  const always = {
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin-allow-popups',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
  };
  const csp = {
    x: likeX(`script-src 'self' 'unsafe-inline' https://*.twimg.com https://recaptcha.net/recaptcha/ 'wasm-unsafe-eval' 'nonce-${nonce}'`),
    'x-without-wasm': likeX(`script-src 'self' 'unsafe-inline' https://*.twimg.com 'nonce-${nonce}'`),
    'strict-dynamic': `script-src 'nonce-${nonce}' 'strict-dynamic' 'report-sample'; script-src-attr 'none'; frame-ancestors 'self'; object-src 'none'`,
    'trusted-types': `${likeX(`script-src 'self' 'wasm-unsafe-eval' 'nonce-${nonce}'`)}; require-trusted-types-for 'script'`,
    self: "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https://*.twimg.com",
    none: '',
  }[name];
  return csp ? { ...always, 'content-security-policy': csp } : always;
}
