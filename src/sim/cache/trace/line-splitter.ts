/** The longest line a trace may have, in bytes. */
export const maxLineBytes = 65_536;

/** Receives a line as bytes[start .. end), valid only during the call; `tooLong` lines come cut to their first {@link maxLineBytes}. */
export type LineSink = (bytes: Uint8Array, start: number, end: number, tooLong: boolean) => void;

/** Cuts a stream of chunks into lines. */
export interface LineSplitter {
  /** Takes the next chunk. */
  push(chunk: Uint8Array): void;
  /** Hands on the last line when it has no line end. */
  finish(): void;
}

/** Creates a splitter at LF; a CR before it is not part of the line. Holds at most one line, whatever the chunks. */
export function createLineSplitter(onLine: LineSink): LineSplitter {
  const carried = new Uint8Array(maxLineBytes);
  let carriedLength = 0;
  let overflowed = false;
  let pending = false;

  function emit(bytes: Uint8Array, start: number, end: number, tooLong: boolean): void {
    onLine(bytes, start, end > start && bytes[end - 1] === 13 ? end - 1 : end, tooLong);
  }

  function carry(chunk: Uint8Array, start: number, end: number): void {
    const room = maxLineBytes - carriedLength;
    const taken = Math.min(room, end - start);
    carried.set(chunk.subarray(start, start + taken), carriedLength);
    carriedLength += taken;
    if (taken < end - start) overflowed = true;
    pending = true;
  }

  function emitCarried(): void {
    emit(carried, 0, carriedLength, overflowed);
    carriedLength = 0;
    overflowed = false;
    pending = false;
  }

  function push(chunk: Uint8Array): void {
    let start = 0;
    while (start < chunk.length) {
      const end = chunk.indexOf(10, start);
      if (end === -1) {
        carry(chunk, start, chunk.length);
        return;
      }
      if (pending) {
        carry(chunk, start, end);
        emitCarried();
      } else emit(chunk, start, Math.min(end, start + maxLineBytes), end - start > maxLineBytes);
      start = end + 1;
    }
  }

  function finish(): void {
    if (pending) emitCarried();
  }

  return { push, finish };
}
