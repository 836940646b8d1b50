declare module 'monaco-editor/languages/features/typescript/lib/typescriptServices' {
  import ts from 'typescript';
  export const typescript: typeof ts;
}
