import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { glossaryTermSchema, type GlossaryTerm } from '../schema/glossary.ts';
import { concepts } from './concepts.ts';

const file = 'content/glossary.yaml';

/** Returns every term in the order of the alphabet. Throws with the term and the remedy when one is not valid, or two match the same words. */
export function loadGlossary(root = process.cwd()): GlossaryTerm[] {
  const read = z.array(glossaryTermSchema).safeParse(parse(readFileSync(path.join(root, file), 'utf8')));
  if (!read.success) {
    const issues = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`${file} is not a list of terms:\n${issues.join('\n')}\nsrc/schema/glossary.ts describes each field.`);
  }
  const known = new Set<string>(Object.values(concepts).flat());
  const owners = new Map<string, string>();
  for (const term of read.data) {
    if (term.concept !== undefined && !known.has(term.concept))
      throw new Error(`${file}: "${term.id}" names the concept "${term.concept}". Use an id of src/course/concepts.ts.`);
    for (const words of [`#${term.id}`, ...matchesOf(term)]) {
      const owner = owners.get(words.toLowerCase());
      if (owner !== undefined) throw new Error(`${file}: "${term.id}" and "${owner}" both have "${words}". Take it from one of them.`);
      owners.set(words.toLowerCase(), term.id);
    }
  }
  return read.data.sort((a, b) => (a.term.toLowerCase() < b.term.toLowerCase() ? -1 : 1));
}

/** Returns the words that are linked to a term. */
export function matchesOf(term: GlossaryTerm): readonly string[] {
  return term.match ?? [term.term];
}
