import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { pageIdOf } from '../../../src/course/page-id.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** Stands in for Astro's module "astro:content" in tests: returns the lessons as they lie in content/, in no order. */
export function getCollection() {
  const files = globSync('content/lessons/*/*.mdx', { cwd: root }).map((file) => file.replaceAll('\\', '/'));
  return Promise.resolve(
    files.map((file) => {
      const [, yaml = '', body = ''] = /^---\n([^]*?)\n---\n([^]*)$/.exec(readFileSync(path.join(root, file), 'utf8')) ?? [];
      return { id: pageIdOf(file.replace(/^content\//, '')), filePath: file, data: parse(yaml) as unknown, body };
    }),
  );
}

/** Returns no entry: no test of the course reads one. */
export function getEntry() {
  return Promise.resolve(undefined);
}
