import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { spellCheckDocument } from 'cspell-lib';
import { root } from './exercise-folders.ts';
import { proseOf } from './exercise-texts.ts';
import type { CheckFailure, CheckReport } from './report.ts';

const wordList = 'content/words.txt';
const files = ['content/**/*.mdx', 'exercises/*/*/{statement,approaches}.mdx'];
/** Attributes of tags that hold prose, as in `<Question ask="...">`, and properties of answers. */
const spokenText = /\b(?:ask|text|why|title|caption|label|question|followUp)[=:]\s*(?:"([^"]*)"|'([^']*)'|\{`([^`]*)`\}|`([^`]*)`)/g;

/** Spells every word of lessons, pages, statements and approaches by the British dictionary and the project's word list. */
export async function checkSpelling(report: CheckReport): Promise<void> {
  const paths = globSync([...files], { cwd: root }).sort();
  const texts = paths.map((file) => ({ path: file, text: readFileSync(path.join(root, file), 'utf8') }));
  report.section('spelling');
  report.check(`every word is in the dictionary or in ${wordList}`, await findMisspelt(texts));
}

/** Finds texts, MDX or plain, with words that neither the dictionary nor the project's word list knows. */
export async function findMisspelt(texts: readonly { readonly path: string; readonly text: string }[]): Promise<CheckFailure[]> {
  const known = readFileSync(path.join(root, wordList), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const failures: CheckFailure[] = [];
  for (const { path: file, text } of texts) {
    const unknown = await findUnknownWords(text, known);
    if (unknown.length === 0) continue;
    failures.push({
      path: file,
      message: `spells ${unknown.join(', ')}`,
      remedy: `Mend it, or add a word that is right to ${wordList}.`,
    });
  }
  return failures;
}

/** Returns the words of an MDX file that neither the dictionary nor the list knows, each once. Names in code, links and sources are not read. */
export async function findUnknownWords(mdx: string, known: readonly string[]): Promise<string[]> {
  const attributes = [...mdx.matchAll(spokenText)].map((found) => found.slice(1).join(' ')).join('\n');
  const text = `${proseOf(mdx)}\n${attributes}`
    .replace(/`[^`]*`/g, ' ')
    .replace(/\]\([^)]*\)/g, ' ')
    .replace(/https?:\S+/g, ' ')
    .replace(/\{[^}]*\}/g, ' ');
  const { issues } = await spellCheckDocument(
    { uri: 'prose.txt', text, languageId: 'plaintext', locale: 'en-GB' },
    { generateSuggestions: false, noConfigSearch: true },
    { words: [...known], language: 'en-GB', import: ['@cspell/dict-en-gb/cspell-ext.json'] },
  );
  return [...new Set(issues.map((issue) => issue.text))];
}
