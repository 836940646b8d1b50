import './features.ts';
import * as monaco from 'monaco-editor/editor';
import { typescriptDefaults } from 'monaco-editor/languages/features/typescript/register';
import EditorWorker from './editor.worker.ts?worker';
import { CONSOLE_DECLARATION } from './consoleDeclaration.ts';
import { defineThemes } from './themes.ts';
import { claimForMonaco } from './typescriptWorker.ts';

export { monaco };

/** TypeScript's own numbers for the options below (`ts.ScriptTarget.ES2022` and so on); importing them would import the compiler. */
const ES2022 = 9;
const ES_NEXT_MODULE = 99;
const BUNDLER_RESOLUTION = 100;

let isSetUp = false;

/** Prepares Monaco once a page: workers, themes, strict TypeScript without a browser's globals. */
export function setUpMonaco(): typeof monaco {
  if (isSetUp) return monaco;
  isSetUp = true;
  (globalThis as { MonacoEnvironment?: unknown }).MonacoEnvironment = {
    getWorker: (_id: string, label: string) => (label === 'typescript' ? claimForMonaco() : new EditorWorker()),
  };
  defineThemes(monaco);
  typescriptDefaults.setCompilerOptions({
    target: ES2022,
    module: ES_NEXT_MODULE,
    moduleResolution: BUNDLER_RESOLUTION,
    lib: ['es2023'],
    types: [],
    strict: true,
    noUncheckedIndexedAccess: true,
    noImplicitOverride: true,
    noFallthroughCasesInSwitch: true,
    erasableSyntaxOnly: true,
    verbatimModuleSyntax: true,
    moduleDetection: 3,
    allowImportingTsExtensions: true,
    allowNonTsExtensions: true,
    noEmit: true,
  } as unknown as Parameters<typeof typescriptDefaults.setCompilerOptions>[0]);
  typescriptDefaults.setDiagnosticsOptions({ noSemanticValidation: false, noSyntaxValidation: false, onlyVisible: false });
  typescriptDefaults.setEagerModelSync(true);
  return monaco;
}

/** Gives the editor the exercise's contract, as the module `./contract.ts` next to the learner's file, and `console`. */
export function giveContract(contractSource: string): void {
  typescriptDefaults.setExtraLibs([
    { filePath: 'file:///contract.ts', content: contractSource },
    { filePath: 'file:///console.d.ts', content: CONSOLE_DECLARATION },
  ]);
}
