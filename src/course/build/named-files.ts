/**
 * Returns the given files with all that they name in their text, and that those name, as far as they are known: everything a page may
 * ever load of what was built. Workers and the grader's bundles, which stand in no graph of chunks, are named by those who start them. What `isLeftOut`
 * is neither returned nor followed.
 *
 * Names are taken for known ones by their last part, which the build makes unique by a hash. `read` returns a file's text.
 */
export function withNamedFiles(
  files: Iterable<string>,
  known: readonly string[],
  read: (file: string) => string,
  isLeftOut: (file: string) => boolean,
): Set<string> {
  const taken = new Set(known.filter((file) => !isLeftOut(file)));
  const byName = new Map([...taken].map((file) => [lastPart(file), file]));
  // Chunks of nothing but styles stand in the graph and are not written.
  const reached = new Set([...files].filter((file) => taken.has(file)));
  for (const file of reached) {
    if (!/\.(?:js|css)$/.test(file)) continue;
    for (const [name] of read(file).matchAll(/[\w.-]+\.[a-z0-9]+\b/g)) {
      const named = byName.get(name);
      if (named !== undefined) reached.add(named);
    }
  }
  return reached;
}

function lastPart(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
