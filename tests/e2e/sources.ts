import { readFileSync } from 'node:fs';

const folder = new URL('../../exercises/caching/cache-lru/', import.meta.url);

/** Returns the text of a file of the exercise cache-lru, such as `private/reference.ts`. */
export function readExercise(file: string): string {
  return readFileSync(new URL(file, folder), 'utf8');
}

/** The reference solution, importing its types as a learner does. */
export const reference = readExercise('private/reference.ts').replace(`'../contract.ts'`, `'./contract'`);

export const starter = readExercise('starter.ts');

const touch = '      use(entry);\n      return entry.value;';
if (!reference.includes(touch)) throw new Error('The reference of cache-lru has changed: say anew how its `get` forgets to touch.');

/** The reference without what makes a `get` count as a use: breaks R4. */
export const withoutTouch = reference.replace(touch, '      return entry.value;');

/** Returns a cache in which one method has the given body, and nothing else works. */
export function cacheWhose(method: 'get' | 'set' | 'has' | 'delete', body: string): string {
  const methods = ['get', 'set', 'has', 'delete'].map((name) => `    ${name}(key, value) { ${name === method ? body : ''} },`);
  return ['export function createCache() {', '  return {', '    size: 0,', ...methods, '  };', '}', ''].join('\n');
}
