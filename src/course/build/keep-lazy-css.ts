import type { Plugin } from 'vite';

/**
 * Keeps the CSS of chunks that the browser imports lazily, such as the editor's. Astro deletes stylesheets that no page references and
 * does not count those of lazy chunks; naming each as an asset of its chunk keeps it.
 */
export function keepLazyCss(): Plugin {
  return {
    name: 'headroom-keep-lazy-css',
    applyToEnvironment: (environment) => environment.name === 'client',
    generateBundle: {
      order: 'pre',
      handler(_options, bundle) {
        for (const output of Object.values(bundle)) {
          if (output.type !== 'chunk' || !output.viteMetadata) continue;
          for (const file of output.viteMetadata.importedCss) output.viteMetadata.importedAssets.add(file);
        }
      },
    },
  };
}
