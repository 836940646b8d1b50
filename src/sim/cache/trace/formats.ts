import { mix32 } from '../../../kernel/index.ts';
import type { TraceBuilder } from './trace-builder.ts';

/** The trace formats that can be read. */
export const traceFormats = ['keys', 'lirs', 'arc', 'libcachesim'] as const;

/** The name of a trace format. */
export type TraceFormat = (typeof traceFormats)[number];

/** Describes each format in words: its name, and what every line must be. */
export const traceFormatTexts: Readonly<Record<TraceFormat, { readonly name: string; readonly line: string }>> = {
  keys: { name: 'Plain keys', line: 'one key, without control characters' },
  lirs: { name: 'LIRS', line: 'one block number, or an asterisk' },
  arc: { name: 'ARC', line: 'four whole numbers: first block, count of blocks, an ignored one, request number' },
  libcachesim: {
    name: 'libCacheSim text or CSV',
    line: 'columns time, object, size and so on, the object second unless a header says otherwise',
  },
};

/** Columns of a libCacheSim trace. */
export interface ColumnLayout {
  /** The byte between columns; 32 stands for any run of spaces and tabs. */
  readonly delimiter: number;
  /** Index of the column that holds the key, from 0. */
  readonly keyColumn: number;
  /** True: the first line names the columns. */
  readonly hasHeader: boolean;
}

/** Reads one line into the builder: "request", "nothing" for a blank or marker line, "malformed" when it is not of the format. */
export type LineReader = (bytes: Uint8Array, start: number, end: number) => 'request' | 'nothing' | 'malformed';

const space = 32;
const tab = 9;
const asterisk = 42;
const quote = 34;

/** The most blocks one ARC line may ask for; the published traces stay below 1,100. */
export const maxBlocksPerLine = 65_536;

/** Creates the reader of a format; `layout` is used by libCacheSim traces only. Lines come without their line end. */
export function createLineReader(format: TraceFormat, layout: ColumnLayout, builder: TraceBuilder): LineReader {
  const readers: Record<TraceFormat, LineReader> = {
    keys: createKeysReader(builder),
    lirs: createLirsReader(builder),
    arc: createArcReader(builder),
    libcachesim: createColumnsReader(layout, builder),
  };
  const reader = readers[format];
  return (bytes, start, end) => {
    let first = start;
    let last = end;
    while (first < last && isBlank(bytes[first]!)) first++;
    while (last > first && isBlank(bytes[last - 1]!)) last--;
    return first === last ? 'nothing' : reader(bytes, first, last);
  };
}

function isBlank(byte: number): boolean {
  return byte === space || byte === tab;
}

/** Adds the key spelled by the bytes; returns false when they hold a control character. */
function addText(bytes: Uint8Array, start: number, end: number, builder: TraceBuilder): boolean {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    if (byte < space && byte !== tab) return false;
    low = Math.imul(low ^ byte, 0x01000193);
    high = Math.imul(high ^ byte, 0x5bd1e995) ^ (high >>> 15);
  }
  builder.add(mix32(low), mix32(high ^ (end - start)));
  return true;
}

function createKeysReader(builder: TraceBuilder): LineReader {
  return (bytes, start, end) => (addText(bytes, start, end, builder) ? 'request' : 'malformed');
}

function createLirsReader(builder: TraceBuilder): LineReader {
  return (bytes, start, end) => {
    if (end - start === 1 && bytes[start] === asterisk) return 'nothing';
    for (let i = start; i < end; i++) if (!isDigit(bytes[i]!)) return 'malformed';
    addText(bytes, start, end, builder);
    return 'request';
  };
}

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}

function createArcReader(builder: TraceBuilder): LineReader {
  const numbers = new Float64Array(4);
  return (bytes, start, end) => {
    if (readNumbers(bytes, start, end, numbers) !== 4) return 'malformed';
    const first = numbers[0]!;
    const count = numbers[1]!;
    if (count < 1 || count > maxBlocksPerLine || first + count > Number.MAX_SAFE_INTEGER) return 'malformed';
    for (let block = first; block < first + count; block++) {
      builder.add(mix32(block % 4294967296), mix32(Math.floor(block / 4294967296) ^ 0x2545f491));
    }
    return 'request';
  };
}

/** Reads whole numbers between blanks into `numbers`; returns how many there are, or -1 when something else stands among them. */
function readNumbers(bytes: Uint8Array, start: number, end: number, numbers: Float64Array): number {
  let count = 0;
  let i = start;
  while (i < end) {
    while (i < end && isBlank(bytes[i]!)) i++;
    if (i === end) break;
    let value = 0;
    for (; i < end && !isBlank(bytes[i]!); i++) {
      if (!isDigit(bytes[i]!)) return -1;
      value = value * 10 + bytes[i]! - 48;
    }
    if (count < numbers.length) numbers[count] = value;
    count++;
  }
  return count;
}

function createColumnsReader({ delimiter, keyColumn, hasHeader }: ColumnLayout, builder: TraceBuilder): LineReader {
  let headerPending = hasHeader;
  const isDelimiter = delimiter === space ? isBlank : (byte: number): boolean => byte === delimiter;
  return (bytes, start, end) => {
    if (headerPending) {
      headerPending = false;
      return 'nothing';
    }
    let column = 0;
    let first = start;
    let i = start;
    for (; i < end; i++) {
      if (!isDelimiter(bytes[i]!)) continue;
      if (column === keyColumn) break;
      if (delimiter === space) while (i + 1 < end && isBlank(bytes[i + 1]!)) i++;
      column++;
      first = i + 1;
    }
    if (column < keyColumn) return 'malformed';
    let last = i;
    while (first < last && (isBlank(bytes[first]!) || bytes[first] === quote)) first++;
    while (last > first && (isBlank(bytes[last - 1]!) || bytes[last - 1] === quote)) last--;
    return first < last && addText(bytes, first, last, builder) ? 'request' : 'malformed';
  };
}
