// tries: to write out a small graph that is a huge tree
// expects: timeout or error
// @ts-nocheck
export function createCache() {
  let tree = ['leaf'];
  for (let depth = 0; depth < 60; depth++) tree = [tree, tree];
  return { size: JSON.stringify(tree).length };
}
