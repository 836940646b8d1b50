// tries: to double a text until it does not fit
// expects: error/threw
// @ts-nocheck
export function createCache() {
  let text = 'x';
  for (;;) text += text;
}
