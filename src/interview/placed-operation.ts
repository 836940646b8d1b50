import type { Operation } from './operations.ts';
import { mentions } from './words.ts';

/** An operation with its place in an interface. */
export interface PlacedOperation {
  readonly operation: Operation;
  readonly index: number;
  readonly path: string;
  /** What it is called, in quotes. */
  readonly called: string;
}

/** Returns whether a name or a text has one of some words, also where they are joined: "requestId", "page_token". */
export function hasWord(text: string, wanted: readonly string[]): boolean {
  const apart = apartFrom(text);
  return wanted.some((word) => mentions(apart, apartFrom(word)));
}

function apartFrom(text: string): string {
  return text.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/[_.-]/g, ' ');
}
