import type { Plugin } from 'vite';

const privateFile = /\/exercises\/[^/]+\/[^/]+\/private\/[^?]*/;
// `new URL('...', import.meta.url)` may be inlined as base64 without ever being loaded as a module.
const privateAsset = /new\s+URL\(\s*(['"`])([^'"`]*\/?private\/[^'"`]*)\1\s*,\s*import\.meta\.url/;

/** Returns what to tell an author whose browser code reaches a private file. */
function explain(file: string, importer: string): string {
  return (
    `${importer} brings ${file} into a bundle that browsers load. Files under private/ hold reference solutions and mutants; ` +
    'whoever opens the exercise could read the answer. Import it at build time only: with ?raw in approaches.mdx, or in a test.'
  );
}

/**
 * Makes a Vite plugin that fails the build when a bundle for the browser, or for one of its workers, imports from an exercise's
 * `private/` folder, whatever the way: import, ?raw, ?url, glob or `new URL`. Put it into `vite.plugins` and `vite.worker.plugins`.
 */
export function privateGuard(): Plugin {
  const importers = new Map<string, string>();
  return {
    name: 'headroom-private-guard',
    enforce: 'pre',
    apply: 'build',
    applyToEnvironment: (environment) => environment.config.consumer === 'client',
    async resolveId(source, importer, options) {
      if (!importer || !source.includes('private')) return null;
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      if (resolved && privateFile.test(resolved.id)) importers.set(resolved.id, importer);
      return null;
    },
    load(id) {
      if (privateFile.test(id)) this.error(explain(id, importers.get(id) ?? 'A module'));
      return null;
    },
    transform(code, id) {
      const found = id.includes('/node_modules/') ? null : privateAsset.exec(code);
      if (found) this.error(explain(found[2] ?? 'a private file', id));
      return null;
    },
  };
}
