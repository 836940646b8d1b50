declare module 'monaco-editor/languages/features/typescript/lib/typescriptServices' {
  import type ts from 'typescript';
  export const typescript: typeof ts;
}
