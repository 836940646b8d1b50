import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { readBasePath } from '../src/course/build/base-path.ts';
import { hashInputs, stampFile } from '../src/course/build/inputs.ts';

// Builds the site when it is missing or out of date, then serves it with the headers a host would send. PORT, HEADROOM_BASE and
// HEADROOM_DIST are read from the environment.
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const dist = path.resolve(root, process.env.HEADROOM_DIST ?? 'dist');
const base = readBasePath(process.env.HEADROOM_BASE);
const firstPort = readPort(process.env.PORT);

if (!isFresh()) {
  process.stdout.write('Building the site; this takes about half a minute ...\n');
  const built = spawnSync(process.execPath, [path.join(root, 'scripts', 'build.ts')], { stdio: 'inherit', env: process.env });
  if (built.status !== 0) process.exit(built.status ?? 1);
}
const port = await listen(createServer(answer()), firstPort);
process.stdout.write(`\n  Headroom is at http://localhost:${port}${base}\n  Stop it with Ctrl+C.\n\n`);

/** Returns the port to begin with. Ends the process with a message when PORT is none. */
function readPort(value: string | undefined): number {
  const port = Number(value ?? 4321);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  process.stderr.write(`PORT is "${value}". Give a number from 1 to 65535, or leave it out for 4321.\n`);
  return process.exit(1);
}

/** Returns whether the built site was built from the files as they are, for this base path. */
function isFresh(): boolean {
  const stamp = path.join(dist, stampFile);
  return existsSync(path.join(dist, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hashInputs(root, base);
}

/** Returns what answers requests: files of the built site under the base path, and the 404 page for everything else. */
function answer(): RequestListener {
  const rules = readHeaders();
  // dev: files are looked up at each request, so that a build made meanwhile is served instead of files that are gone.
  const files = sirv(dist, { dev: true, etag: true, extensions: ['html'] });
  const notFound = readFileSync(path.join(dist, '404.html'));
  return (request, response) => {
    const url = request.url ?? '/';
    const pathname = url.split('?')[0] ?? '/';
    if (base !== '/' && (pathname === '/' || pathname === base.slice(0, -1))) {
      response.writeHead(302, { Location: base }).end();
      return;
    }
    for (const rule of rules) if (rule.matches(pathname)) for (const [name, value] of rule.headers) response.setHeader(name, value);
    const refuse = (): void => {
      response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache' }).end(notFound);
    };
    if (!pathname.startsWith(base)) return refuse();
    request.url = url.slice(base.length - 1);
    files(request, response, refuse);
  };
}

/** Reads the built `_headers` file: a line with a path, whose "*" at the end matches anything, then its headers, indented. */
function readHeaders() {
  const rules: { readonly matches: (pathname: string) => boolean; readonly headers: [string, string][] }[] = [];
  for (const line of readFileSync(path.join(dist, '_headers'), 'utf8').split('\n')) {
    const header = /^\s+([\w-]+):\s*(.*)$/.exec(line);
    if (header?.[1]) rules.at(-1)?.headers.push([header[1], header[2] ?? '']);
    else if (line.endsWith('*')) rules.push({ matches: (pathname) => pathname.startsWith(line.slice(0, -1)), headers: [] });
    else if (line.trim()) rules.push({ matches: (pathname) => pathname === line.trim(), headers: [] });
  }
  return rules;
}

/** Listens on a port, or on the next free one within twenty. Returns the port; ends the process with a message when none is free. */
async function listen(server: Server, first: number): Promise<number> {
  for (let port = first; port < first + 20 && port < 65_536; port++) {
    const problem = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      server.once('error', resolve);
      server.listen(port, () => {
        server.off('error', resolve);
        resolve(undefined);
      });
    });
    if (!problem) return port;
    if (problem.code !== 'EADDRINUSE' && problem.code !== 'EACCES') throw problem;
  }
  process.stderr.write(`No port from ${first} to ${first + 19} is free. Choose one with PORT=8080 npm start.\n`);
  return process.exit(1);
}
