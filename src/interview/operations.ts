import * as z from 'zod/mini';
import { idSchema } from '../design/design.ts';
import { type ReadStructured, readStructured } from './structured-text.ts';

// Compiled parsers need `eval`, which the pages' policy forbids; even the attempt is reported as a violation.
z.config({ jitless: true });

/** The version of written interfaces that this code writes, and the newest that it reads. */
export const operationsVersion = 1;

/** The most of each thing that an interface may hold; lengths are in characters. */
export const operationLimits = { operations: 60, parameters: 30, errors: 30, name: 80, path: 200, text: 600 } as const;

/** The methods of HTTP that an operation may have; "" where it has none, as a call in a library or a message. */
export const operationMethods = ['', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** What an operation does: reads without changing anything, or changes something. */
export const operationKinds = ['query', 'command'] as const;

/** How much an operation answers with: nothing but that it is done, one thing, or a list of them. */
export const answerSizes = ['nothing', 'one', 'list'] as const;

/** What a repeat of the same call does: no more than the first; no more if it carries the first's key; more. */
export const repeatKinds = ['yes', 'by-key', 'no'] as const;

const name = z.string().check(z.maxLength(operationLimits.name));
const words = z.string().check(z.maxLength(operationLimits.text));

const operationSchema = z.strictObject({
  id: idSchema,
  name,
  kind: z.enum(operationKinds),
  method: z.enum(operationMethods),
  /** With the names of path parameters in braces: "/links/{code}". */
  path: z.string().check(z.maxLength(operationLimits.path)),
  parameters: z.array(z.strictObject({ name, type: name, isRequired: z.boolean() })).check(z.maxLength(operationLimits.parameters)),
  answers: z.enum(answerSizes),
  /** What is in the answer, in the learner's words: "code, target, ends". */
  returns: words,
  errors: z.array(z.strictObject({ code: name, when: words })).check(z.maxLength(operationLimits.errors)),
  isIdempotent: z.enum(repeatKinds),
  /** Whether a list comes in pages. */
  paging: z.boolean(),
  note: words,
});

const operationsSchema = z.strictObject({
  format: z.literal('headroom-operations'),
  version: z.literal(operationsVersion),
  operations: z.array(operationSchema).check(z.maxLength(operationLimits.operations)),
});

/** An operation of an interface. Every text may be empty while it is being written. */
export type Operation = z.infer<typeof operationSchema>;

/** An interface: the operations that a system offers. */
export type OperationsModel = z.infer<typeof operationsSchema>;

/** The interface without any operation. */
export const noOperations: OperationsModel = { format: 'headroom-operations', version: operationsVersion, operations: [] };

/** Reads the text of the interface editor; a blank text is an interface without operations. Never throws. */
export function readOperations(text: string): ReadStructured<OperationsModel> {
  return readStructured(text, {
    noun: 'an interface',
    format: 'headroom-operations',
    version: operationsVersion,
    schema: operationsSchema,
    list: 'operations',
    most: operationLimits.operations,
    empty: noOperations,
  });
}

/** Writes an interface as the text that {@link readOperations} reads; "" where it has no operation. */
export function writeOperations(model: OperationsModel): string {
  return model.operations.length === 0 ? '' : JSON.stringify(model);
}

/** Creates an operation that nothing has been written about; `kind` decides what a repeat does until it is said otherwise. */
export function createOperation(id: string, kind: Operation['kind'] = 'query'): Operation {
  const answers = kind === 'query' ? 'one' : 'nothing';
  const isIdempotent = kind === 'query' ? 'yes' : 'no';
  return {
    id,
    name: '',
    kind,
    method: '',
    path: '',
    parameters: [],
    answers,
    returns: '',
    errors: [],
    isIdempotent,
    paging: false,
    note: '',
  };
}

/** Returns whether nothing has been written about an operation yet. */
export function isBlankOperation({ name, method, path, parameters, returns, errors, note }: Operation): boolean {
  return [name, method, path, returns, note].every((text) => text.trim() === '') && parameters.length + errors.length === 0;
}

/** Returns what an operation is called in a sentence: its name, else its method and path, else its number counted from 1. */
export function nameOperation({ name, method, path }: Operation, index: number): string {
  if (name.trim() !== '') return name.trim();
  const route = `${method} ${path}`.trim();
  return route === '' ? `operation ${index + 1}` : route;
}

/** Returns the names in braces in a path, in their order; what has no name is left out. */
export function pathParameters(path: string): string[] {
  return [...path.matchAll(/\{([^{}/]+)\}/g)].map((found) => found[1]!.trim()).filter((found) => found !== '');
}

/** Describes an interface in lines of text, an operation and its parts, for the report, for printing and for the search for follow-ups. */
export function describeOperations({ operations }: OperationsModel): string[] {
  return operations.flatMap((operation, index) => (isBlankOperation(operation) ? [] : describeOperation(operation, index)));
}

const repeatWords: Readonly<Record<Operation['isIdempotent'], string>> = {
  yes: 'A repeat does no more than the first call: it is idempotent.',
  'by-key': 'A repeat with the same key does no more than the first call: it is idempotent by key.',
  // This is where a command begins, so it must not sound like an answer to a follow-up that asks about it.
  no: 'The same call once more has its effect once more.',
};

function describeOperation(operation: Operation, index: number): string[] {
  const { kind, method, path, parameters, answers, returns, errors, isIdempotent, paging, note } = operation;
  const route = `${method} ${path}`.trim();
  const name = nameOperation(operation, index);
  const given = parameters
    .filter((parameter) => parameter.name !== '')
    .map(
      (parameter) => `${parameter.name}${parameter.type === '' ? '' : ` (${parameter.type})`}${parameter.isRequired ? '' : ', optional'}`,
    );
  const amount = answers === 'nothing' ? '' : answers === 'one' ? 'one' : paging ? 'a list in pages' : 'a list';
  return [
    `${index + 1}. ${name}${route === '' || route === name ? '' : `: ${route}`} (${kind})`,
    ...(given.length === 0 ? [] : [`   Takes ${given.join('; ')}.`]),
    ...(amount === '' ? [] : [`   Returns ${[amount, returns.trim()].filter((part) => part !== '').join(': ')}.`]),
    ...(kind === 'query' ? [] : [`   ${repeatWords[isIdempotent]}`]),
    ...errors.map(({ code, when }) => `   Error ${[code, when].filter((part) => part !== '').join(': ')}`),
    ...(note.trim() === '' ? [] : [`   ${note.trim()}`]),
  ];
}
