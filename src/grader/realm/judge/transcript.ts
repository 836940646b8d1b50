import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { CallBatch } from '../../protocol/calls.ts';

/** Hashes what was asked and what was answered, in order; two runs with the same hash were the same run. */
export interface Transcript {
  addText(text: string): void;
  addBatch(batch: CallBatch, setupResults: Int32Array, results: Int32Array): void;
  /** Returns SHA-256 as 64 hex digits and ends the transcript. */
  digest(): string;
}

/** Starts a transcript. Integers go in as little-endian 32-bit words, as every platform that runs this site stores them. */
export function startTranscript(): Transcript {
  const hash = sha256.create();
  const words = (values: Int32Array) => hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  const addText = (text: string) => {
    const bytes = utf8ToBytes(text);
    words(Int32Array.of(bytes.length));
    hash.update(bytes);
  };
  return {
    addText,
    addBatch(batch, setupResults, results) {
      addText(batch.setups.map(setupText).join('\n'));
      words(batch.starts);
      hash.update(batch.methods);
      words(batch.a);
      words(batch.b);
      words(setupResults);
      words(results);
    },
    digest: () => bytesToHex(hash.digest()),
  };
}

/** Returns SHA-256 of a text as UTF-8, 64 hex digits. */
export function hashText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** JSON does not tell NaN from null or Infinity from null, so numbers are written as text. */
function setupText(setup: readonly unknown[]): string {
  return JSON.stringify(setup, (_key, value: unknown) => (typeof value === 'number' ? `#${value}` : value));
}
