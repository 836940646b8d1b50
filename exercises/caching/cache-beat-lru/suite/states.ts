import { ResultCode, textOfArgument, type CallCase } from '../../../../src/grader/authoring.ts';
import { keyId } from '../../suite-parts/offline-cache.ts';
import { capacityOf } from './check.ts';
import { method, surface } from './interface.ts';

/** The time a key is known to have been held, from the call that set it to the last that saw it. Calls are counted from 0. */
export interface Life {
  readonly key: string;
  /** The value last written. */
  readonly value: string;
  readonly from: number;
  readonly seen: number;
  /** The call that deleted it or did not find it any more; absent while it may still be held. */
  readonly end?: { readonly at: number; readonly how: 'deleted' | 'missing' };
}

/** What the answers up to a call tell of the first cache, for the replay view. */
export interface LivesState {
  readonly capacity: number;
  /** In the order of the calls that set them. */
  readonly lives: readonly Life[];
}

type Open = { -readonly [Field in keyof Life]: Life[Field] };

/** Returns after each call of a short case how long each key is known to have been held. */
export function states(one: CallCase, results: Int32Array): LivesState[] {
  const lives: Open[] = [];
  const open = new Map<number, Open>();
  const capacity = capacityOf(one, 0);
  const text = (code: number) => textOfArgument(code, surface.values);

  function see(key: number, at: number): void {
    const life = open.get(key);
    if (life) life.seen = at;
  }

  function write(key: number, code: number, value: number, at: number): void {
    let life = open.get(key);
    if (!life) {
      life = { key: text(code), value: '', from: at, seen: at };
      lives.push(life);
      open.set(key, life);
    }
    life.value = text(value);
    life.seen = at;
  }

  function end(key: number, at: number, how: 'deleted' | 'missing'): void {
    const life = open.get(key);
    if (!life) return;
    life.end = { at, how };
    open.delete(key);
  }

  return Array.from(results, (result, at) => {
    const called = one.methods[at]!;
    const code = one.a[at]!;
    const key = keyId(code);
    const isHit = result !== ResultCode.undefined && result !== ResultCode.false;
    if (called === method.set) write(key, code, one.b[at]!, at);
    else if (isLookUp(called)) {
      if (isHit) see(key, at);
      else end(key, at, 'missing');
      if (isHit && called === method.delete) end(key, at, 'deleted');
      if (!isHit && (called === method.access || called === method.fetch)) write(key, code, one.b[at]!, at);
    }
    return { capacity, lives: lives.map((life) => ({ ...life })) };
  });
}

function isLookUp(called: number): boolean {
  return [method.get, method.has, method.delete, method.access, method.fetch].includes(called as never);
}
