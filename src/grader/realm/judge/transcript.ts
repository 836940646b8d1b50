import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { CallBatch } from '../../protocol/calls.ts';
import type { WorldTrace } from '../../protocol/world.ts';

/** Hashes what was asked and what was answered, in order; two runs with the same hash were the same run. */
export interface Transcript {
  addText(text: string): void;
  /** `batchHash` is {@link hashBatch} of what was asked. */
  addBatch(batchHash: Uint8Array, setupResults: Int32Array, results: Int32Array): void;
  /** `scenario` is the JSON of what was run. */
  addSimulation(scenario: string, trace: WorldTrace): void;
  /** Returns SHA-256 as 64 hex digits and ends the transcript. */
  digest(): string;
}

/** Starts a transcript. Integers go in as little-endian 32-bit words, as every platform that runs this site stores them. */
export function startTranscript(): Transcript {
  const hash = sha256.create();
  const addText = (text: string): void => {
    const bytes = utf8ToBytes(text);
    hash.update(bytesOf(Int32Array.of(bytes.length))).update(bytes);
  };
  return {
    addText,
    addBatch(batchHash, setupResults, results) {
      hash.update(batchHash).update(bytesOf(setupResults)).update(bytesOf(results));
    },
    addSimulation(scenario, { decisions, texts }) {
      addText(scenario);
      hash.update(bytesOf(Int32Array.of(decisions.length, texts.length))).update(bytesOf(decisions));
      texts.forEach(addText);
    },
    digest: () => bytesToHex(hash.digest()),
  };
}

/** Returns SHA-256 of what a batch asks, 32 bytes. */
export function hashBatch(batch: CallBatch): Uint8Array {
  const hash = sha256
    .create()
    .update(utf8ToBytes(batch.setups.map(setupText).join('\n')))
    .update(bytesOf(batch.starts))
    .update(batch.methods)
    .update(bytesOf(batch.a))
    .update(bytesOf(batch.b));
  if (batch.c) hash.update(bytesOf(batch.c));
  return hash.digest();
}

/** Returns SHA-256 of a text as UTF-8, 64 hex digits. */
export function hashText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

function bytesOf(values: Int32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

/** JSON does not tell NaN from null or Infinity from null, so numbers are written as text. */
function setupText(setup: readonly unknown[]): string {
  return JSON.stringify(setup, (_key, value: unknown) => (typeof value === 'number' ? `#${value}` : value));
}
