// tries: to put as much as it can into maps and sets
// expects: timeout/step-limit or error
// @ts-nocheck
const hoard = [];
export function createCache() {
  for (let n = 0; ; n++) {
    const map = new Map();
    hoard.push(map);
    for (let m = 0; m < 1e7; m++) map.set(m, { n, m, text: `${n}/${m}` });
  }
}
