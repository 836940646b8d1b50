// tries: types wherever TypeScript has them, all of which can be left out
// expects: pass
// @ts-nocheck
import type { Cache } from './contract';
declare const nothing: unique symbol;
type Deep<T extends object = object> = { readonly [K in keyof T]?: T[K] extends infer U ? U : never };
abstract class Base<in out T> {
  declare readonly value: T;
  abstract get(): T;
  protected constructor(readonly_: boolean, public_?: string) {
    void readonly_;
  }
}
function over(a: string): string;
function over(a: number): number;
function over(a: any) {
  return a!;
}
const satisfied = { a: 1 } satisfies Deep<{ a: number }>;
const asserted = <const T,>(x: T): x is T & Deep => Boolean(x as unknown as T);
const escaped: boolean = over(1) === 1 && asserted(satisfied);
export function createCache({ capacity }) {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity');
  const held = new Map();
  const use = (key, value) => {
    held.delete(key);
    held.set(key, value);
    return value;
  };
  return {
    get size() {
      return held.size;
    },
    get: (key) => (held.has(key) ? use(key, held.get(key)) : undefined),
    set(key, value) {
      if (escaped && !held.has(key) && held.size === capacity) held.delete(held.keys().next().value);
      use(key, value);
    },
    has: (key) => held.has(key),
    delete: (key) => held.delete(key),
  };
}
