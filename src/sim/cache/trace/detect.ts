import type { ColumnLayout, TraceFormat } from './formats.ts';

/** Bytes at the beginning of a file that its format is told from. */
export const detectionBytes = 65_536;

/** What a file seems to be: a format and why, or why it can be none. */
export type Detection =
  | { readonly kind: 'format'; readonly format: TraceFormat; readonly why: string; readonly layout: ColumnLayout }
  | { readonly kind: 'unreadable'; readonly message: string };

const signatures: readonly { readonly bytes: readonly number[]; readonly message: string }[] = [
  { bytes: [0x1f, 0x8b], message: 'This is a gzip file. Unpack it first (gunzip) and choose the file inside.' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], message: 'This is a Zstandard file. Unpack it first (unzstd) and choose the file inside.' },
  { bytes: [0x42, 0x5a, 0x68], message: 'This is a bzip2 file. Unpack it first (bunzip2) and choose the file inside.' },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], message: 'This is an xz file. Unpack it first (unxz) and choose the file inside.' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], message: 'This is a zip file. Unpack it first and choose one of the files inside.' },
  { bytes: [0xff, 0xfe], message: 'This is UTF-16 text. Save it as UTF-8 and choose it again.' },
  { bytes: [0xfe, 0xff], message: 'This is UTF-16 text. Save it as UTF-8 and choose it again.' },
];

/** Tells the format of a trace from its first bytes (up to {@link detectionBytes}). */
export function detectFormat(head: Uint8Array): Detection {
  if (head.length === 0) return { kind: 'unreadable', message: 'The file is empty. Choose one with a request on each line.' };
  const signature = signatures.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte));
  if (signature) return { kind: 'unreadable', message: signature.message };
  if (looksBinary(head)) {
    return {
      kind: 'unreadable',
      message: 'This is a binary file. Traces are read as text; convert it to one request a line and choose it again.',
    };
  }
  const lines = firstLines(head);
  if (lines.length === 0)
    return { kind: 'unreadable', message: 'The file has only blank lines at its beginning. Choose one with a request on each line.' };
  return detectFromLines(lines);
}

function looksBinary(head: Uint8Array): boolean {
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) return true;
    if (byte < 9 || (byte > 13 && byte < 32)) controls++;
  }
  return controls > head.length / 50;
}

/** Returns up to 200 lines that are not blank; the last one may be cut off, so it counts only when it is the only one. */
function firstLines(head: Uint8Array): string[] {
  const lines = new TextDecoder().decode(head).split('\n');
  if (lines.length > 1) lines.pop();
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, 200);
}

const noColumns: ColumnLayout = { delimiter: 44, keyColumn: 1, hasHeader: false };

function detectFromLines(lines: readonly string[]): Detection {
  const layout = findColumns(lines);
  const found = (format: TraceFormat, why: string): Detection => ({ kind: 'format', format, why, layout: layout ?? noColumns });
  if (layout && layout.delimiter !== 32) return found('libcachesim', 'its lines have columns');
  if (isMostly(lines, /^\d+\s+\d+\s+\d+\s+\d+$/) && looksLikeArc(lines)) {
    return found('arc', 'its lines are four whole numbers, the last of them counting requests');
  }
  if (layout) return found('libcachesim', 'its lines have columns');
  if (lines.includes('*') && isMostly(lines, /^(\d+|\*)$/)) return found('lirs', 'its lines are block numbers with asterisks between them');
  return found('keys', 'its lines are single keys');
}

function isMostly(lines: readonly string[], pattern: RegExp): boolean {
  return lines.filter((line) => pattern.test(line)).length > 0.8 * lines.length;
}

/** Tells ARC from libCacheSim columns of numbers: the third number is not used, or the fourth counts the requests. */
function looksLikeArc(lines: readonly string[]): boolean {
  const rows = lines.map((line) => line.split(/\s+/, 4).map(Number)).filter((row) => row.length === 4);
  const zeros = rows.filter((row) => row[2] === 0).length;
  const counting = rows.filter((row, index) => index > 0 && row[3] === rows[index - 1]![3]! + 1).length;
  return zeros > 0.8 * rows.length || counting > 0.8 * (rows.length - 1);
}

const delimiters: readonly { readonly text: string | RegExp; readonly byte: number }[] = [
  { text: ',', byte: 44 },
  { text: ';', byte: 59 },
  { text: '|', byte: 124 },
  { text: /\s+/, byte: 32 },
];

const keyNames = new Set(['obj', 'object', 'objid', 'objectid', 'key', 'id', 'lbn', 'block', 'anonymizedkey']);

/** Returns the columns when nearly all lines are cut into at least two by the same delimiter and the first column is a time. */
function findColumns(lines: readonly string[]): ColumnLayout | undefined {
  for (const { text, byte } of delimiters) {
    const rows = lines.map((line) => line.split(text).map((cell) => cell.trim().replaceAll('"', '')));
    const body = rows.length > 1 ? rows.slice(1) : rows;
    const width = body[0]!.length;
    if (width < 2 || body.filter((row) => row.length >= 2).length < 0.8 * body.length) continue;
    const names = rows[0]!.map((cell) => cell.toLowerCase().replaceAll(/[^a-z]/g, ''));
    const named = names.findIndex((name) => keyNames.has(name));
    const hasHeader = rows.length > 1 && named !== -1 && !/^\d/.test(rows[0]![0]!);
    if (hasHeader) return { delimiter: byte, keyColumn: named, hasHeader };
    if (body.filter((row) => /^\d+(\.\d+)?$/.test(row[0]!)).length > 0.8 * body.length) return { delimiter: byte, keyColumn: 1, hasHeader };
  }
  return undefined;
}
