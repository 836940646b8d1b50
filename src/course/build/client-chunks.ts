import type { Plugin } from 'vite';

interface Chunk {
  readonly imports: readonly string[];
  readonly dynamicImports: readonly string[];
  readonly css: readonly string[];
  readonly grades: boolean;
}

/** The graph of the JavaScript that browsers load. Files are named by their path under the site's root: "_astro/Workspace.abc.js". */
export interface ClientChunks {
  readonly plugin: Plugin;
  /** Returns whether the sandbox can be started from a file: it imports the grader's host, directly or not, at once or later. */
  reachesGrader(file: string): boolean;
  /** Returns the given files with everything they import at once, stylesheets too. */
  withImports(files: Iterable<string>): Set<string>;
  /** Returns the given files with everything they may ever import, stylesheets too. */
  withLaterImports(files: Iterable<string>): Set<string>;
}

/** Makes a Vite plugin that records the client's chunks, and the questions that the steps after the build ask about them. */
export function clientChunks(): ClientChunks {
  const chunks = new Map<string, Chunk>();
  const plugin: Plugin = {
    name: 'headroom-client-chunks',
    applyToEnvironment: (environment) => environment.name === 'client',
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue;
        chunks.set(output.fileName, {
          imports: output.imports,
          dynamicImports: output.dynamicImports,
          css: [...(output.viteMetadata?.importedCss ?? [])],
          grades: output.moduleIds.some((id) => id.includes('/src/grader/host/')),
        });
      }
    },
  };

  /** Returns every file reached from the given ones by the links that `next` names. */
  const closure = (files: Iterable<string>, next: (chunk: Chunk) => Iterable<string>): Set<string> => {
    const reached = new Set(files);
    for (const file of reached) {
      const chunk = chunks.get(file);
      if (chunk) for (const other of next(chunk)) reached.add(other);
    }
    return reached;
  };

  return {
    plugin,
    reachesGrader(file) {
      const reached = closure([file], (chunk) => [...chunk.imports, ...chunk.dynamicImports]);
      return [...reached].some((one) => chunks.get(one)?.grades);
    },
    withImports: (files) => closure(files, (chunk) => [...chunk.imports, ...chunk.css]),
    withLaterImports: (files) => closure(files, (chunk) => [...chunk.imports, ...chunk.dynamicImports, ...chunk.css]),
  };
}
