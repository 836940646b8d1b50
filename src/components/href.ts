import { withBase } from '../course/build/base-path.ts';

/** Returns the link of a page or file of ours, written from the root: href('/course/') is "/headroom/course/" under /headroom/. */
export function href(path: `/${string}`): string {
  return withBase(path, import.meta.env.BASE_URL);
}
