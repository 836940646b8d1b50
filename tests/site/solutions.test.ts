import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { describe, expect, it } from 'vitest';
import { listFiles } from '../../src/course/build/inputs.ts';
import { dist, root } from './built-site.ts';

// A line of this many characters, spaces left out, is the author's own and no common phrase.
const distinctiveLength = 26;
// So many tokens in a row, names aside, are no coincidence.
const shingleTokens = 40;
// Runs are looked up by their first tokens, so that each script is read once.
const startTokens = 10;
// Fewer kinds of tokens than this in a run are a list of names.
const distinctTokens = 10;

const exercises = listFiles(path.join(root, 'exercises'));
const solutions = exercises.filter((file) => /\/private\/(reference|accepted\/(?!npm-)[^/]+)\.ts$/.test(file.replaceAll('\\', '/')));
const shownToAll = exercises.filter((file) => /\/(contract\.ts|starter\.ts|statement\.mdx|exercise\.ts)$/.test(file.replaceAll('\\', '/')));
// Line by line: a "<" that compares would be taken for a tag that ends at some ">" further down.
const publicText = shownToAll
  .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
  .map(squeeze)
  .join('\n');

/** Returns a text without white space, tags, entities and escapes, so that highlighting and embedding do not hide it. */
function squeeze(text: string): string {
  return text
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|#60|#x3c);/gi, '<')
    .replace(/&(?:gt|#62|#x3e);/gi, '>')
    .replace(/&(?:quot|#34|#x22);/gi, '"')
    .replace(/&(?:#39|#x27);/gi, "'")
    .replace(/&amp;/g, '&')
    .replace(/\\[nrt]/g, '')
    .replace(/[\s\\]/g, '');
}

/** Returns the lines of a solution that are found nowhere in what every learner is shown. */
function distinctiveLines(source: string): string[] {
  const lines = source.split('\n').map((line) => squeeze(line.replace(/<[A-Z][^>]*>/g, '')));
  return lines.filter((line) => line.length >= distinctiveLength && !/^(import|\/\/|\/?\*)/.test(line) && !publicText.includes(line));
}

/** Returns code as tokens with every name that a minifier may change made equal. */
function shapeOf(code: string): string[] {
  const tokens = code.match(/[A-Za-z_$][\w$]*|\d[\w.]*|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`|=>|\?\.|\S/g) ?? [];
  const keywords = /^(return|if|else|for|while|of|in|new|class|throw|delete|typeof|void|get|set|this|null|true|false|let|const|function)$/;
  return tokens.map((token, at) => (/^[A-Za-z_$]/.test(token) && tokens[at - 1] !== '.' && !keywords.test(token) ? 'name' : token));
}

/** Returns the shape of code as one text in which shingles can be searched for. */
function searchable(code: string): string {
  return ` ${shapeOf(code).join(' ')} `;
}

/** Returns runs of {@link shingleTokens} tokens of code, one for every tenth token, but for mere lists of names. */
function shinglesOf(code: string): string[] {
  const shape = shapeOf(code);
  const count = Math.max(1, Math.floor((shape.length - shingleTokens) / 10));
  return Array.from({ length: count }, (_, index) => shape.slice(index * 10, index * 10 + shingleTokens))
    .filter((tokens) => new Set(tokens).size >= distinctTokens)
    .map((tokens) => tokens.join(' '));
}

/** Returns the first and the second half of a run of tokens. */
function halvesOf(shingle: string): readonly [string, string] {
  const tokens = shingle.split(' ');
  const middle = tokens.length / 2;
  return [tokens.slice(0, middle).join(' '), tokens.slice(middle).join(' ')];
}

/** Returns a solution as the build would minify it, its imports left out. */
async function minify(file: string): Promise<string> {
  const build = await rolldown({ input: file, external: /.*/ });
  const { output } = await build.generate({ format: 'es', minify: true });
  await build.close();
  return output[0].code.replace(/^import[^;]*;/gm, '').replace(/export\s*\{[^}]*\};?/g, '');
}

/** Returns whether a file may have lines of solutions: the approaches pages, whole, and the search library, which is not ours; its index is looked at apart. */
const mayShow = (file: string): boolean => /exercises[\\/][^\\/]+[\\/]approaches[\\/]index\.html$|[\\/]pagefind[\\/]/.test(file);
const built = listFiles(dist).filter((file) => /\.(html|js|css|json|map|txt)$/.test(file) && !mayShow(file));

describe('the built site outside approaches', () => {
  it('has solutions to search for', () => {
    expect(solutions.some((file) => file.endsWith('reference.ts'))).toBe(true);
    for (const file of solutions) expect(distinctiveLines(readFileSync(file, 'utf8')).length, file).toBeGreaterThan(2);
  });

  it('holds no line of a solution', () => {
    const lines = new Map(
      solutions.flatMap((file) => distinctiveLines(readFileSync(file, 'utf8')).map((line) => [line, path.basename(file)] as const)),
    );
    const found = built.flatMap((file) => {
      const text = squeeze(readFileSync(file, 'utf8'));
      return [...lines]
        .filter(([line]) => text.includes(line))
        .map(([line, solution]) => `${path.relative(dist, file)} has a line of ${solution}: ${line}`);
    });
    expect(found).toEqual([]);
  });

  it('holds no solution in minified form', async () => {
    const kernel = (await Promise.all(listFiles(path.join(root, 'src/kernel')).map(minify))).map(searchable).join();
    const byStart = new Map<string, { readonly shingle: string; readonly solution: string }[]>();
    for (const solution of solutions) {
      for (const shingle of shinglesOf(await minify(solution))) {
        // A published function that the kernel has too, a hash say, gives no solution away, nor does half a run of tokens beside it.
        if (halvesOf(shingle).some((half) => kernel.includes(half))) continue;
        const start = shingle.split(' ').slice(0, startTokens).join(' ');
        byStart.set(start, [...(byStart.get(start) ?? []), { shingle, solution: path.basename(solution) }]);
      }
    }
    const found = new Set<string>();
    for (const script of built.filter((file) => file.endsWith('.js'))) {
      const shape = shapeOf(readFileSync(script, 'utf8'));
      for (let at = 0; at + shingleTokens <= shape.length; at++) {
        for (const { shingle, solution } of byStart.get(shape.slice(at, at + startTokens).join(' ')) ?? []) {
          if (shape.slice(at, at + shingleTokens).join(' ') === shingle) found.add(`${path.basename(script)} has ${solution}`);
        }
      }
    }
    expect([...found]).toEqual([]);
  });

  it('would notice a solution in minified form', async () => {
    const solution = await minify(solutions[0]!);
    const bundle = searchable(`const a=1;${solution.replaceAll(/\b([a-z])\b(?=[=,;)])/g, '$1x')}`);
    expect(shinglesOf(solution).some((shingle) => bundle.includes(` ${shingle} `))).toBe(true);
  });

  it('has no approaches in its search index', () => {
    const fragments = listFiles(path.join(dist, 'pagefind')).filter((file) => file.endsWith('.pf_fragment'));
    expect(fragments.length).toBeGreaterThan(0);
    for (const file of fragments) expect(gunzipSync(readFileSync(file)).toString('utf8')).not.toContain('/approaches/');
  });
});
