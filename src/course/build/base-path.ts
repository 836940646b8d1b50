/**
 * Returns the base path of the site with a slash at both ends, from the HEADROOM_BASE variable: "/headroom" gives "/headroom/",
 * nothing gives "/". Throws when it is not a plain path.
 */
export function readBasePath(value: string | undefined): string {
  const trimmed = (value ?? '').replace(/^\/+|\/+$/g, '');
  if (trimmed === '') return '/';
  if (!/^[\w.~-]+(\/[\w.~-]+)*$/.test(trimmed)) {
    throw new Error(`HEADROOM_BASE is "${value}". Give a path of letters, digits, "-", "_", "." and "~", such as /headroom/.`);
  }
  return `/${trimmed}/`;
}

/**
 * Returns a link of our own as it stands under a base path: "/course/" under "/headroom/" is "/headroom/course/". Anything but a path
 * from the root ("#rules", "https://...", "//host") is returned as it is.
 */
export function withBase(link: string, base: string): string {
  return link.startsWith('/') && !link.startsWith('//') ? base + link.slice(1) : link;
}
