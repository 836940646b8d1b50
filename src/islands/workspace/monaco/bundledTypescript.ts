/** Hands ts-blank-space the TypeScript that Monaco brings, in place of the package `typescript`; see trimMonaco. */
export { typescript as default } from 'monaco-editor/languages/features/typescript/lib/typescriptServices';
