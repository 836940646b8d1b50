import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { dev } from 'astro';

// Serves the site while it is written; a change shows at once. Search, offline use and policies exist only in the built site (npm start).
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const port = Number(process.env.PORT ?? 4321);
await dev({ root, server: { port } });
