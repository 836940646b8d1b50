/**
 * Returns the address of a content file under `content/`, without slashes at its ends: "lessons/04-caching/01-why-caches-work.mdx" gives
 * "lessons/why-caches-work", "pages/how-grading-works.mdx" gives "how-grading-works". Throws for a lesson whose names lack their numbers.
 */
export function pageIdOf(entry: string): string {
  const page = /^pages\/([a-z0-9-]+)\.mdx$/.exec(entry);
  if (page?.[1]) return page[1];
  const lesson = /^lessons\/\d\d-[a-z0-9-]+\/\d\d-([a-z0-9-]+)\.mdx$/.exec(entry);
  if (lesson?.[1]) return `lessons/${lesson[1]}`;
  throw new Error(
    `content/${entry}: the name does not say where the page belongs. Call it lessons/NN-module/NN-slug.mdx or pages/slug.mdx, with two digits, lower case and hyphens.`,
  );
}

/** Returns the module of a lesson's file, such as "caching" for "content/lessons/04-caching/01-why-caches-work.mdx", and its order. */
export function moduleOf(filePath: string): { readonly id: string; readonly order: string } | undefined {
  const found = /lessons\/((\d\d)-([a-z0-9-]+))\/(\d\d)-[a-z0-9-]+\.mdx$/.exec(filePath.replaceAll('\\', '/'));
  if (!found?.[3]) return undefined;
  return { id: found[3], order: `${found[2]}-${found[4]}` };
}
