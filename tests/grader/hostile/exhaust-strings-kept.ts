// tries: to fill memory with long texts, each made by few steps
// expects: error or timeout
// @ts-nocheck
const hoard = [];
export function createCache() {
  for (;;) {
    let text = String(hoard.length);
    for (let doubled = 0; doubled < 26; doubled++) text += text;
    hoard.push(text);
    if (text[text.length >> 1] === '?') return {};
  }
}
