import type { Trace } from '../sampling.ts';
import { detectFormat, detectionBytes } from './detect.ts';
import type { TraceFormat } from './formats.ts';
import { createLineReader, traceFormatTexts } from './formats.ts';
import { createLineSplitter, maxLineBytes } from './line-splitter.ts';
import type { TraceLimits } from './trace-builder.ts';
import { createTraceBuilder, defaultTraceLimits } from './trace-builder.ts';

/** How to read a trace. */
export interface ReadTraceOptions {
  /** Absent: told from the content. */
  readonly format?: TraceFormat;
  /** Absent: {@link defaultTraceLimits}. */
  readonly limits?: TraceLimits;
  readonly signal?: AbortSignal;
  /** Called after each chunk with the bytes and requests read so far, and awaited: it may let other work go first. */
  readonly onProgress?: (progress: { readonly bytes: number; readonly requests: number }) => void | Promise<void>;
}

/** A line that was not of the format and was skipped. */
export interface MalformedLine {
  /** From 1. */
  readonly line: number;
  /** The beginning of what stands there, at most 60 characters, safe to show. */
  readonly found: string;
}

/** What was read and what was not. */
export interface TraceReport {
  readonly format: TraceFormat;
  /** Why this format was taken: "its lines are ..." or "you chose it". */
  readonly why: string;
  readonly lines: number;
  readonly malformedCount: number;
  /** The first few of them. */
  readonly malformed: readonly MalformedLine[];
  /** True when the last line has no line end and was skipped: the file may have been cut off. */
  readonly cutOff: boolean;
}

/** The outcome of reading a trace; a failure tells what is wrong and what to do. */
export type ReadTraceResult =
  { readonly kind: 'trace'; readonly trace: Trace; readonly report: TraceReport } | { readonly kind: 'failed'; readonly message: string };

const keptExamples = 3;
const linesBeforeGivingUp = 1000;

/**
 * Reads a trace from a stream of bytes without ever holding more than a chunk of it, a line and the trace's limits.
 * Skips lines which are not of the format; gives up when most are. Throws an AbortError when the signal fires, and what the stream
 * throws when it cannot be read.
 */
export async function readTrace(stream: ReadableStream<Uint8Array>, options: ReadTraceOptions = {}): Promise<ReadTraceResult> {
  const reader = stream.getReader();
  try {
    const head = await readHead(reader, options.signal);
    const detection = detectFormat(head);
    if (detection.kind === 'unreadable') return { kind: 'failed', message: detection.message };
    const format = options.format ?? detection.format;
    const why = options.format === undefined ? detection.why : 'you chose it';
    const builder = createTraceBuilder(options.limits ?? defaultTraceLimits);
    const counter = createLineCounter(format, createLineReader(format, detection.layout, builder));
    const splitter = createLineSplitter(counter.onLine);
    let bytes = 0;
    let chunk: Uint8Array | undefined = head.subarray(startsWithMark(head) ? 3 : 0);
    let endsLine = true;
    while (chunk !== undefined) {
      splitter.push(chunk);
      if (chunk.length > 0) endsLine = chunk[chunk.length - 1] === 10;
      bytes += chunk.length;
      if (counter.isHopeless()) return { kind: 'failed', message: counter.explain(detection.format) };
      await options.onProgress?.({ bytes, requests: builder.totalRequests() });
      chunk = await readChunk(reader, options.signal);
    }
    const malformedBefore = counter.malformedCount();
    splitter.finish();
    if (counter.isMostlyMalformed()) return { kind: 'failed', message: counter.explain(detection.format) };
    if (builder.totalRequests() === 0) return { kind: 'failed', message: 'The file has no requests, only blank or marker lines.' };
    const cutOff = !endsLine && counter.malformedCount() > malformedBefore;
    return { kind: 'trace', trace: builder.build(), report: { format, why, cutOff, ...counter.report() } };
  } finally {
    // Also ends the reading of the rest when we stop early; a stream already at its end does not mind.
    await reader.cancel().catch(() => undefined);
  }
}

function startsWithMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

async function readChunk(reader: ReadableStreamDefaultReader<Uint8Array>, signal?: AbortSignal): Promise<Uint8Array | undefined> {
  signal?.throwIfAborted();
  const { value, done } = await reader.read();
  signal?.throwIfAborted();
  return done ? undefined : value;
}

/** Reads chunks until there are enough bytes to tell the format from, or no more, and returns them as one. */
async function readHead(reader: ReadableStreamDefaultReader<Uint8Array>, signal?: AbortSignal): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length < detectionBytes) {
    const chunk = await readChunk(reader, signal);
    if (chunk === undefined) break;
    chunks.push(chunk);
    length += chunk.length;
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** Counts lines by what became of them and keeps the first malformed ones. */
function createLineCounter(format: TraceFormat, read: ReturnType<typeof createLineReader>) {
  let lines = 0;
  let requests = 0;
  let malformedCount = 0;
  const malformed: MalformedLine[] = [];

  function onLine(bytes: Uint8Array, start: number, end: number, tooLong: boolean): void {
    lines++;
    const outcome = tooLong ? 'malformed' : read(bytes, start, end);
    if (outcome === 'request') requests++;
    if (outcome !== 'malformed') return;
    malformedCount++;
    if (malformed.length < keptExamples) {
      malformed.push({ line: lines, found: tooLong ? `a line longer than ${maxLineBytes} bytes` : quoteLine(bytes, start, end) });
    }
  }

  const isMostlyMalformed = (): boolean => malformedCount > requests;
  const isHopeless = (): boolean => lines >= linesBeforeGivingUp && isMostlyMalformed();

  function explain(likely: TraceFormat): string {
    const first = malformed[0]!;
    const { name, line } = traceFormatTexts[format];
    const advice =
      likely === format
        ? 'Check the file, or choose another format.'
        : `It looks like ${traceFormatTexts[likely].name}: choose that format.`;
    return (
      `Most lines are not of the format ${name}: ${malformedCount} of the first ${lines}. ` +
      `Line ${first.line} should be ${line}; it is ${first.found}. Nothing was loaded. ${advice}`
    );
  }

  return {
    onLine,
    isMostlyMalformed,
    isHopeless,
    explain,
    malformedCount: () => malformedCount,
    report: () => ({ lines, malformedCount, malformed }),
  };
}

/** Returns the beginning of a line between quotes, control characters shown as dots. */
function quoteLine(bytes: Uint8Array, start: number, end: number): string {
  const text = new TextDecoder().decode(bytes.subarray(start, Math.min(end, start + 240)));
  const safe = text.replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, '·');
  return `"${safe.slice(0, 60)}${safe.length > 60 ? '…' : ''}"`;
}
