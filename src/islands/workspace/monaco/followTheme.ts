import { THEME_NAMES } from './themes.ts';

/** Calls back with Monaco's theme for the site's theme, now and at every change of `data-theme`; returns how to stop. */
export function followTheme(apply: (theme: string) => void): () => void {
  const root = document.documentElement;
  const update = (): void => apply(root.dataset.theme === 'dark' ? THEME_NAMES.dark : THEME_NAMES.light);
  update();
  const observer = new MutationObserver(update);
  observer.observe(root, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
