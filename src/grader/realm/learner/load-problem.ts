import type { Problem } from '../../protocol/verdict.ts';

/** Says that a module lacks the function it must export. */
export function wrongExport(entry: string, exports: readonly string[]): Problem {
  const found = exports.length === 0 ? 'It exports nothing.' : `It exports ${exports.slice(0, 5).join(', ')}.`;
  return {
    kind: 'wrong-export',
    message: `Your module does not export a function named ${entry}. ${found}`,
    remedy: `Write \`export function ${entry}(...)\`, as in the contract.`,
  };
}

/** Says that a module ran into the step limit while it was loading; `line` is 0 where it is not known. */
export function endlessLoad(line: number): Problem {
  return {
    kind: 'step-limit',
    message: `Your module did not finish loading: the code at its top level ran into the step limit${line > 0 ? ` near line ${line}` : ''}.`,
    remedy: 'Look for a loop or recursion there that never ends.',
    ...(line > 0 && { line }),
  };
}

/** Says that a module threw while it was loading. */
export function threwOnLoad(message: string, line: number | undefined): Problem {
  return {
    kind: 'threw',
    message: `Your module threw while it was loading: ${message}.`,
    remedy: 'The top level of the module must run without an exception.',
    ...(line && { line }),
  };
}
