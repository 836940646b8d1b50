import type { Meter } from './meter.ts';

/*
 * The methods by which a buffer is copied or grown, charged by the bytes they touch. Importing this module replaces them: it must come before
 * `ses`, whose import alone makes the methods of ArrayBuffer unchangeable.
 */

const { apply, defineProperty, getOwnPropertyDescriptor } = Reflect;
const byteLength = getOwnPropertyDescriptor(ArrayBuffer.prototype, 'byteLength')!.get!;
let charge: Meter['charge'] = () => undefined;

/** Charges a meter for what these methods do from now on: an eighth of a step for each byte. */
export function meterBuffers(meter: Meter): void {
  charge = meter.charge;
}

for (const name of ['slice', 'transfer', 'transferToFixedLength', 'resize'] as const) {
  const descriptor = getOwnPropertyDescriptor(ArrayBuffer.prototype, name);
  if (!descriptor) continue;
  const original = descriptor.value as (this: ArrayBuffer, ...args: unknown[]) => unknown;
  const { method } = {
    method(this: ArrayBuffer, ...args: unknown[]) {
      const result = apply(original, this, args);
      charge(1 + (apply(byteLength, result ?? this, []) as number) / 8);
      return result;
    },
  };
  for (const field of ['name', 'length'] as const) defineProperty(method, field, getOwnPropertyDescriptor(original, field)!);
  defineProperty(ArrayBuffer.prototype, name, { ...descriptor, value: method });
}
