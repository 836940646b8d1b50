import type * as z from 'zod/mini';

/** What is wrong with a design or a load: where, in words, and what to do about it. */
export interface Problem {
  /** The place: "components[2].settings.replicas", or "" for the whole. */
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
}

/** The most problems told at once; a file made to be wrong everywhere would else drown the page. */
export const mostProblems = 20;

/** Writes the path of a field: "components[2].settings.replicas". */
export function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
}

/** Cuts a text from outside to what fits into a sentence. */
export function quote(text: string): string {
  return text.length > 70 ? `"${text.slice(0, 69)}…"` : `"${text}"`;
}

/** Puts what a schema found into words; the validation must have run with `reportInput`. */
export function problemOf(issue: z.core.$ZodIssue): Problem {
  const path = formatPath(issue.path);
  const field = path === '' ? 'The whole' : quote(path);
  const tell = (message: string, remedy: string): Problem => ({ path, message, remedy });
  switch (issue.code) {
    case 'invalid_type': {
      if (issue.input === undefined) return tell(`${field} is missing.`, `Add it; it is of type ${issue.expected}.`);
      const isNumeric = issue.expected === 'number' || issue.expected === 'int';
      if (isNumeric && typeof issue.input === 'number') {
        return tell(`${field} is ${String(issue.input)}.`, `Give a ${issue.expected === 'int' ? 'whole' : 'finite'} number.`);
      }
      return tell(`${field} is not of type ${issue.expected}.`, `Give a value of type ${issue.expected}.`);
    }
    case 'unrecognized_keys':
      return tell(`${field} has fields that are not known: ${issue.keys.slice(0, 5).map(quote).join(', ')}.`, 'Take them out.');
    case 'invalid_value':
      return tell(`${field} has a value that is not known.`, `Choose one of: ${issue.values.map(String).join(', ')}.`);
    case 'invalid_union':
      return tell(`${field} has a value that is not known.`, 'Choose one of the kinds of component.');
    case 'too_big':
      return tell(`${field} is too ${issue.origin === 'array' ? 'long' : 'large'}.`, `Keep it to ${issue.maximum} at most.`);
    case 'too_small':
      return tell(`${field} is too small.`, `Give ${issue.minimum} or more.`);
    case 'invalid_format':
      return tell(`${field} is not an id.`, 'Use 1 to 64 letters without accents, digits, "-" and "_".');
    default:
      return tell(`${field} has a value that is not allowed.`, 'Compare it with a design that Headroom has exported.');
  }
}
