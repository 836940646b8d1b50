import type { Plugin } from 'vite';

/** Library declarations the learner's code may use: the language up to ES2023 and nothing of a browser. */
const KEPT_LIBS = /^lib\.(es5|es6|decorators|decorators\.legacy|es20(1[5-9]|2[0-3])(\.(?!full)[a-z.]+)?)\.d\.ts$/;

const LIB_ENTRY = /^libFileMap\["([^"]+)"\] = /;

/**
 * Keeps from Monaco's table of TypeScript libraries the entries that {@link KEPT_LIBS} names. An entry starts at a line of its own and
 * reaches to the next one.
 */
export function keepLanguageLibs(source: string): string {
  const kept: string[] = [];
  let keeping = true;
  for (const line of source.split('\n')) {
    const entry = LIB_ENTRY.exec(line);
    if (entry) keeping = KEPT_LIBS.test(entry[1] ?? '');
    else if (line.startsWith('export ')) keeping = true;
    if (keeping) kept.push(line);
  }
  return kept.join('\n');
}

/** Takes out imports that are there for their side effects only. */
export function dropBareImports(source: string): string {
  return source.replace(/^import '[^']+';\n/gm, '');
}

/** Replaces `new Worker(new URL(...))`, which Vite would emit as a second copy of a worker that we start ourselves. */
export function dropBuiltInWorkers(source: string): string {
  return source
    .replace(/createWorker: \(\) => new Worker\(new URL\([^)]*\), \{ type: "module" \}\)/g, 'createWorker: undefined')
    .replace(/esmModuleLocationBundler: \(\) => new URL\([^)]*\)/g, 'esmModuleLocationBundler: undefined');
}

/** Takes the registrations of code fixes and refactorings out of TypeScript; the editor offers neither, and the minifier drops the rest. */
export function dropCodeFixes(source: string): string {
  return source
    .replace(/^  registerCodeFix\(\{\n[\s\S]*?^  \}\);\n/gm, '')
    .replace(/^  registerRefactor\([^;{]+\{\n[\s\S]*?^  \}\);\n/gm, '');
}

/** Replaces the two diff editors, which Monaco's entry creates on demand only, by empty classes. */
export function dropDiffEditors(source: string): string {
  return source
    .replace(/^import \{ DiffEditorWidget \} from '[^']+';$/m, 'class DiffEditorWidget {}')
    .replace(/^import \{ MultiDiffEditorWidget \} from '[^']+';$/m, 'class MultiDiffEditorWidget {}');
}

const TRIMS: readonly { readonly file: RegExp; readonly trim: (source: string) => string }[] = [
  { file: /monaco-editor\/esm\/vs\/internal\/common\/workers\.js$/, trim: dropBareImports },
  { file: /monaco-editor\/esm\/vs\/languages\/features\/typescript\/lib\/lib\.js$/, trim: keepLanguageLibs },
  { file: /monaco-editor\/esm\/vs\/languages\/features\/typescript\/workerManager\.js$/, trim: dropBuiltInWorkers },
  { file: /monaco-editor\/esm\/vs\/languages\/features\/typescript\/lib\/typescriptServices\.js$/, trim: dropCodeFixes },
  { file: /monaco-editor\/esm\/vs\/editor\/standalone\/browser\/standalone(Code)?Editor\.js$/, trim: dropDiffEditors },
  { file: /monaco-editor\/esm\/vs\/editor\/browser\/services\/editorWorkerService\.js$/, trim: dropBuiltInWorkers },
];

/** The two modules that strip types, and so need a TypeScript. */
const STRIPPERS = /\/ts-blank-space\/|\/workspace\/monaco\/blankTypes\.ts/;

/**
 * Makes the Vite plugin that cuts Monaco down to what the workspace uses and lets one TypeScript serve editor and type stripping: inside
 * ts-blank-space, `typescript` becomes the compiler bundled in Monaco. Belongs in both `vite.plugins` and `vite.worker.plugins`. Fails
 * the build when a file no longer looks as expected, so that a new Monaco cannot silently grow the download.
 */
export function trimMonaco(): Plugin {
  return {
    name: 'headroom:trim-monaco',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (source !== 'typescript' || !importer || !STRIPPERS.test(importer) || options?.ssr) return null;
      return this.resolve(new URL('./bundledTypescript.ts', import.meta.url).pathname, importer, { skipSelf: true });
    },
    transform(code, id) {
      const file = id.split('?')[0] ?? id;
      const rule = TRIMS.find((entry) => entry.file.test(file));
      if (!rule) return null;
      const trimmed = rule.trim(code);
      if (trimmed === code)
        this.error(`trimMonaco found nothing to cut in ${file}. Monaco has changed: adapt src/islands/workspace/monaco/trimMonaco.ts.`);
      return { code: trimmed, map: null };
    },
  };
}
