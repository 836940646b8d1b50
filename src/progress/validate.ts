import * as z from 'zod/mini';
import type { RecordsByStore } from './records-by-store.ts';
import { stores } from './stores.ts';
import type { DatabaseStore } from './stores.ts';

// Compiled parsers need `eval`, which the pages' policy forbids; even the attempt is reported as a violation.
z.config({ jitless: true });

/** The outcome of validating a record: the record, or one sentence on what is wrong with it. */
export type Validation<T> = { readonly ok: true; readonly record: T } | { readonly ok: false; readonly reason: string };

/** Validates a record of a store. */
export function validateRecord<S extends DatabaseStore>(store: S, value: unknown): Validation<RecordsByStore[S]> {
  const result = stores[store].schema.safeParse(value, { reportInput: true });
  if (result.success) return { ok: true, record: result.data as RecordsByStore[S] };
  return { ok: false, reason: describeIssue(result.error.issues[0]) };
}

/** Puts a validation issue into one sentence that names the field. */
export function describeIssue(issue: z.core.$ZodIssue | undefined): string {
  if (!issue) return 'The record is not valid.';
  const field = issue.path.length === 0 ? 'The record' : `Field "${formatPath(issue.path)}"`;
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? `${field} is missing.` : `${field} is not of type ${issue.expected}.`;
    case 'unrecognized_keys':
      return `${field} has fields that are not known: ${issue.keys.slice(0, 5).join(', ')}.`;
    case 'invalid_value':
      return `${field} must be one of: ${issue.values.map(String).join(', ')}.`;
    case 'too_big':
      return `${field} is larger than ${issue.maximum}.`;
    case 'too_small':
      return `${field} is smaller than ${issue.minimum}.`;
    default:
      return `${field} has a value that is not allowed.`;
  }
}

/** Writes the path of a field: "verdict.rules[2].outcome". */
function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`),
    '',
  );
}
