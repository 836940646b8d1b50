/** Where a text stops being JSON: 1-based line and column, and what was expected there. */
export interface JsonError {
  readonly line: number;
  readonly column: number;
  readonly expected: string;
}

const SPACE = /[ \t\n\r]*/y;
// RFC 8259, section 7 (strings) and section 6 (numbers).
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

type Expectation = 'value' | 'value or ]' | 'field or }' | 'field' | ', or ]' | ', or }' | 'end';

const words: Readonly<Record<Expectation, string>> = {
  value: 'a value',
  'value or ]': 'a value or "]"',
  'field or }': 'a field name in quotes or "}"',
  field: 'a field name in quotes',
  ', or ]': '"," or "]"',
  ', or }': '"," or "}"',
  end: 'the end of the file',
};

/**
 * Finds the first place where a text breaks the grammar of JSON (RFC 8259); undefined when it is JSON. Browsers word the errors of
 * `JSON.parse` differently, and some give no position. Takes any depth of nesting: the stack is an array.
 */
export function locateJsonError(text: string): JsonError | undefined {
  const open: ('[' | '{')[] = [];
  let expected: Expectation = 'value';
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found !== null;
  };
  const afterValue = (): Expectation => (open.length === 0 ? 'end' : open.at(-1) === '[' ? ', or ]' : ', or }');
  for (;;) {
    take(SPACE);
    const next = text[at];
    if (expected === 'end') return next === undefined ? undefined : place(text, at, words.end);
    const closes = (next === ']' && expected.endsWith(']')) || (next === '}' && expected.endsWith('}'));
    if (closes) {
      open.pop();
      at += 1;
      expected = afterValue();
    } else if (expected.startsWith(',')) {
      if (next !== ',') return place(text, at, words[expected]);
      at += 1;
      expected = open.at(-1) === '[' ? 'value' : 'field';
    } else if (expected.startsWith('field')) {
      if (!take(STRING)) return place(text, at, words[expected]);
      take(SPACE);
      if (text[at] !== ':') return place(text, at, '":"');
      at += 1;
      expected = 'value';
    } else if (next === '[' || next === '{') {
      open.push(next);
      at += 1;
      expected = next === '[' ? 'value or ]' : 'field or }';
    } else {
      if (!take(STRING) && !take(SCALAR)) return place(text, at, words[expected]);
      expected = afterValue();
    }
  }
}

function place(text: string, at: number, expected: string): JsonError {
  const before = text.slice(0, at);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: at - lineStart + 1, expected };
}
