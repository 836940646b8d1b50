// tries: not to end in a tag of a template and in a getter it reads
// expects: timeout/step-limit
// @ts-nocheck
const tag = (strings) => {
  while (strings);
};
export function createCache() {
  return tag`${1}`;
}
