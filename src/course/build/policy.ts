import { createHash } from 'node:crypto';
import { frameScript } from '../../grader/host/frame-script.ts';
import { readTags } from './html.ts';

// Scripts of these types are data: no policy applies to them.
const dataTypes = new Set(['application/json', 'application/ld+json', 'text/plain']);

/**
 * Returns the Content-Security-Policy of a page. Its own inline scripts are named by hash. Search compiles WebAssembly on every page. A
 * page that grades also lets the sandbox's script run, code be evaluated and scripts come from blobs, because the sandbox is a srcdoc
 * frame, which inherits the policy of its page; the frame's own policy then takes the network away.
 */
export function pagePolicy(html: string, grades: boolean): string {
  const hashes = new Set<string>();
  for (const tag of readTags(html)) {
    if (tag.name !== 'script' || tag.attributes.has('src') || dataTypes.has(tag.attributes.get('type') ?? '')) continue;
    hashes.add(hashSource(tag.text));
  }
  if (grades) hashes.add(hashSource(frameScript));
  const scripts = ["'self'", "'wasm-unsafe-eval'", ...(grades ? ["'unsafe-eval'", 'blob:'] : []), ...hashes];
  return [
    "default-src 'self'",
    `script-src ${scripts.join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "frame-src 'self' blob: data:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'none'",
  ].join('; ');
}

/** Returns the source expression that allows an inline script. */
function hashSource(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
}

/** Returns the page with its policy as the first thing in the head, where it governs every script after it. Throws when there is no head. */
export function withPolicy(html: string, policy: string, file: string): string {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  const found = /<head\b[^>]*>/i.exec(html);
  if (!found) throw new Error(`${file} has no <head>, so it cannot carry its policy. Give the page a layout from src/layouts.`);
  const at = found.index + found[0].length;
  return html.slice(0, at) + meta + html.slice(at);
}

/**
 * Returns the text of `_headers`, as Netlify and Cloudflare Pages read it. The page's own policy is in its <meta>, since it differs from
 * page to page and headers of overlapping paths add up; here stands what a <meta> cannot say, and what holds for every page.
 */
export function headersFile(base: string): string {
  return [
    `${base}*`,
    '  X-Content-Type-Options: nosniff',
    '  Referrer-Policy: no-referrer',
    '  Permissions-Policy: accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), usb=()',
    "  Content-Security-Policy: frame-ancestors 'none'; object-src 'none'; base-uri 'self'; form-action 'none'",
    '  Cross-Origin-Opener-Policy: same-origin',
    '',
    `${base}_astro/*`,
    '  Cache-Control: public, max-age=31536000, immutable',
    '',
    `${base}sw.js`,
    '  Cache-Control: no-cache',
    '',
  ].join('\n');
}
