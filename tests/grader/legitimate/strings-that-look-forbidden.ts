// tries: texts that name what is forbidden, which must arrive unchanged
// expects: pass
// @ts-nocheck
const escaped = true;
const texts = ['import(', 'eval(', "<!-- a comment -->", `import('x') --> ${'eval('}`, 'require("fs")', 'import /* */ ("x")', '$hr$tick(1)'];
const lengths = [7, 5, 18, 21, 13, 18, 11];
texts.forEach((text, index) => {
  if (text.length !== lengths[index] || /__|< !/.test(text)) throw new Error(`changed: ${text}`);
});
if (!/<!--|-->|import\(/.test('import' + '(')) throw new Error('the expression was changed');
const table = { 'import(': 1, '-->': 2 };
if (!('import' + '(' in table)) throw new Error('the key was changed');
export function createCache({ capacity }) {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity');
  const held = new Map();
  const use = (key, value) => {
    held.delete(key);
    held.set(key, value);
    return value;
  };
  return {
    get size() {
      return held.size;
    },
    get: (key) => (held.has(key) ? use(key, held.get(key)) : undefined),
    set(key, value) {
      if (escaped && !held.has(key) && held.size === capacity) held.delete(held.keys().next().value);
      use(key, value);
    },
    has: (key) => held.has(key),
    delete: (key) => held.delete(key),
  };
}
