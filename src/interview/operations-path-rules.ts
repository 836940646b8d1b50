import { quote } from '../design/problem.ts';
import type { Finding } from './finding.ts';
import { pathParameters } from './operations.ts';
import { hasWord, type PlacedOperation } from './placed-operation.ts';
import { splitWords } from './words.ts';

/** Returns a path without the names in its braces and without a slash at its end, which is what requests are told apart by. */
export function shapeOf(path: string): string {
  return path
    .trim()
    .replace(/\{[^{}]*\}/g, '{}')
    .replace(/(?<=.)\/$/, '');
}

/** Checks a path: it begins with a slash and every name in braces is a parameter (I3), which is required (I4). */
export function checkPath({ operation, path, called }: PlacedOperation): Finding[] {
  const written = operation.path.trim();
  if (written === '') return [];
  const findings: Finding[] = [];
  const isPlain = written.startsWith('/') && !/[{}]/.test(written.replace(/\{[^{}/]+\}/g, ''));
  if (!isPlain) {
    findings.push({
      rule: 'I3',
      path,
      message: `The path of ${called} does not begin with "/", or has a brace without its partner or its name.`,
      why: 'A path template is "/" and segments, names in braces (OpenAPI 3.1, Paths Object; RFC 3986, section 3.3).',
      remedy: 'Write it as in /links/{code}.',
    });
  }
  for (const name of new Set(pathParameters(written))) {
    const at = operation.parameters.findIndex((parameter) => parameter.name.trim() === name);
    if (at < 0) {
      findings.push({
        rule: 'I3',
        path,
        message: `The path of ${called} has {${name}}, which is not among its parameters.`,
        why: 'Each name in a path template is a parameter with a type of its own (OpenAPI 3.1, Path Templating).',
        remedy: `Add the parameter ${quote(name)}, or take it out of the path.`,
      });
    } else if (!operation.parameters[at]!.isRequired) {
      findings.push({
        rule: 'I4',
        path: `${path}.parameters[${at}]`,
        message: `${quote(name)} is in the path of ${called} and optional.`,
        why: 'Without it the request has another path; parameters in paths are required (OpenAPI 3.1, Parameter Object).',
        remedy: 'Make it required, or let it be a parameter of the query.',
      });
    }
  }
  return findings;
}

/** Finds names in paths that no other operation returns or lets the caller choose: rule I16. */
export function findUnheardOf(placed: readonly PlacedOperation[]): Finding[] {
  return placed.flatMap(({ operation, path, called }) =>
    pathParameters(operation.path).flatMap((name) => {
      // A name in letters that words.ts does not read cannot be looked for.
      if (splitWords(name).length === 0) return [];
      const others = placed.filter((other) => other.operation !== operation);
      const isReturned = others.some(({ operation: { answers, returns } }) => answers !== 'nothing' && hasWord(returns, [name]));
      const isChosen = others.some(
        (other) => other.operation.kind === 'command' && other.operation.parameters.some((one) => hasWord(one.name, [name])),
      );
      // An answer that is not yet written may hold it.
      const isUnwritten =
        others.length === 0 || others.some(({ operation: { answers, returns } }) => answers !== 'nothing' && returns.trim() === '');
      if (isReturned || isChosen || isUnwritten) return [];
      return [
        {
          rule: 'I16',
          path,
          message: `${called} needs ${quote(name)}, and no other operation is said to return it or to let the caller choose it.`,
          why: 'A caller can only use what it was given, or what it chose.',
          remedy: `Name ${quote(name)} in what another operation returns, or use one name for one thing throughout.`,
        },
      ];
    }),
  );
}
