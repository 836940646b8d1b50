import { blankSourceFile } from 'ts-blank-space';
import ts from 'typescript';
import type { StripResult } from '../../../grader/host/types.ts';

/**
 * Blanks every type out of TypeScript with spaces, so that each line and column of the JavaScript is the learner's own. Returns
 * `ok: false` with the first place (1-based) that does not parse, or that has no erasable form: enums, namespaces with values, parameter
 * properties, `import =`, `export =`, `<T>value`. Never throws. Source of the method: Bloomberg, ts-blank-space.
 */
export function blankTypes(source: string): StripResult {
  try {
    const file = ts.createSourceFile(
      'answer.ts',
      source,
      { languageVersion: ts.ScriptTarget.ESNext, impliedNodeFormat: ts.ModuleKind.ESNext },
      false,
      ts.ScriptKind.TS,
    );
    const [mistake] = parseDiagnosticsOf(file);
    if (mistake) return failure(file, mistake.start ?? 0, ts.flattenDiagnosticMessageText(mistake.messageText, ' '));
    const rejected: ts.Node[] = [];
    const code = blankSourceFile(file, (node) => rejected.push(node));
    const first = rejected[0];
    if (first) return failure(file, first.getStart(file), `${nameOfSyntax(first)} cannot be erased to JavaScript.`);
    return { ok: true, code };
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, message: 'The code is nested too deeply to read.', line: 1, column: 1 };
    return {
      ok: false,
      message: `The code could not be read: ${error instanceof Error ? error.message : String(error)}`,
      line: 1,
      column: 1,
    };
  }
}

/** TypeScript keeps a file's syntax errors on the file but not in its public type. */
function parseDiagnosticsOf(file: ts.SourceFile): readonly ts.Diagnostic[] {
  return (file as ts.SourceFile & { readonly parseDiagnostics?: readonly ts.Diagnostic[] }).parseDiagnostics ?? [];
}

function failure(file: ts.SourceFile, position: number, message: string): StripResult {
  const { line, character } = file.getLineAndCharacterOfPosition(Math.min(position, file.text.length));
  return { ok: false, message: message.endsWith('.') ? message : `${message}.`, line: line + 1, column: character + 1 };
}

function nameOfSyntax(node: ts.Node): string {
  switch (node.kind) {
    case ts.SyntaxKind.EnumDeclaration:
      return 'An enum';
    case ts.SyntaxKind.ModuleDeclaration:
      return 'A namespace that holds values';
    case ts.SyntaxKind.ImportEqualsDeclaration:
      return '"import ... ="';
    case ts.SyntaxKind.ExportAssignment:
      return '"export ="';
    case ts.SyntaxKind.TypeAssertionExpression:
      return 'A type in angle brackets before a value (write "value as Type")';
    case ts.SyntaxKind.AsExpression:
    case ts.SyntaxKind.SatisfiesExpression:
      return 'This "as" changes how the operators group (put it in parentheses), so it';
    default:
      return ts.isModifier(node) ? `The parameter property "${ts.tokenToString(node.kind) ?? ''}"` : 'This syntax';
  }
}
