import { PROGRESS_FILE_VERSION, progressFileSchema } from '../schema/progress/progress-file.ts';
import { locateJsonError } from './json-error.ts';
import type { RecordsByStore } from './records-by-store.ts';
import { learnerStores } from './stores.ts';
import type { ImportRefusal, StoreName } from './types.ts';
import { describeIssue, validateRecord } from './validate.ts';

/** The longest file read, in bytes or UTF-16 code units: some hundred times the largest that a whole course should make. */
const MAX_LENGTH = 100_000_000;

/** The deepest nesting read; our own records nest a dozen levels. */
const MAX_DEPTH = 300;

/** One valid record of a file. */
export interface FileRecord<S extends StoreName = StoreName> {
  readonly store: S;
  readonly record: RecordsByStore[S];
}

/** A part of a file that did not validate: where it stood, what is wrong, and the part itself. */
export interface BadPart {
  readonly store: string;
  readonly where: string;
  readonly reason: string;
  readonly part: unknown;
}

/** The content of a file, or why it was refused as a whole. */
export type FileContent =
  | { readonly ok: true; readonly exportedAt: string; readonly records: readonly FileRecord[]; readonly bad: readonly BadPart[] }
  | ImportRefusal;

/** Refuses a file by its size in bytes, before it is read into memory; undefined when it may be read. */
export function refuseLargeFile(sizeBytes: number): ImportRefusal | undefined {
  if (sizeBytes <= MAX_LENGTH) return undefined;
  return refuse(
    'too-large',
    'The file is larger than 100 MB; no export of Headroom is. Nothing was changed.',
    'Choose the file that "Export" saved; its name begins with "headroom-progress".',
  );
}

/** Reads the text of an exported file, which is hostile until shown otherwise. */
export function readProgressFile(text: string): FileContent {
  const tooLarge = refuseLargeFile(text.length);
  if (tooLarge) return tooLarge;
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    const error = locateJsonError(json);
    const where = error ? `line ${error.line}, column ${error.column}` : 'an unknown place';
    const message = `The file is broken at ${where}${error ? `: ${error.expected} was expected` : ''}. Nothing was changed.`;
    return { ...refuse('not-json', message, 'Choose another copy of the file, or export it again where it came from.'), where };
  }
  return readParsed(value);
}

function readParsed(value: unknown): FileContent {
  if (isDeeperThan(value, MAX_DEPTH)) return notProgress(`It nests more than ${MAX_DEPTH} levels deep.`, 'the file as a whole');
  const version = (value as { version?: unknown } | null)?.version;
  const format = (value as { format?: unknown } | null)?.format;
  if (format === 'headroom-progress' && typeof version === 'number' && version > PROGRESS_FILE_VERSION) {
    return refuse(
      'newer-version',
      `The file was exported by a newer version of Headroom (file version ${version}; this page reads up to ${PROGRESS_FILE_VERSION}). Nothing was changed.`,
      'Reload this page to get the newer version, then import the file again.',
    );
  }
  const frame = progressFileSchema.safeParse(value, { reportInput: true });
  if (!frame.success) {
    const issue = frame.error.issues[0];
    return notProgress(describeIssue(issue), issue?.path.map(String).join('.') || 'the file as a whole');
  }
  return { ok: true, exportedAt: frame.data.exportedAt, ...sortRecords(frame.data.records) };
}

function sortRecords(stores: Readonly<Record<string, unknown>>): { records: FileRecord[]; bad: BadPart[] } {
  const records: FileRecord[] = [];
  const bad: BadPart[] = [];
  for (const [name, parts] of Object.entries(stores)) {
    const where = `records.${name}`;
    const store = learnerStores.find((known) => known === name);
    if (!store) {
      bad.push({ store: 'unknown', where, reason: 'This version of Headroom keeps no such records.', part: parts });
    } else if (!Array.isArray(parts)) {
      bad.push({ store, where, reason: 'A list of records was expected.', part: parts });
    } else {
      for (const [index, part] of parts.entries()) {
        const validation = validateRecord(store, part);
        if (validation.ok) records.push({ store, record: validation.record });
        else bad.push({ store, where: `${where}[${index}]`, reason: validation.reason, part });
      }
    }
  }
  return { records, bad };
}

/** Measures without recursion, so that a file made to overflow the stack does not. */
function isDeeperThan(value: unknown, limit: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
  }
  return false;
}

function refuse(kind: ImportRefusal['kind'], message: string, remedy: string): ImportRefusal {
  return { ok: false, kind, message, remedy };
}

function notProgress(detail: string, where: string): ImportRefusal {
  const message = `The file is JSON, but not an export of Headroom: ${detail} Nothing was changed.`;
  return { ...refuse('not-progress', message, 'Choose the file that "Export" saved; its name begins with "headroom-progress".'), where };
}
