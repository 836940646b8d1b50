import type { RandomStream } from '../../kernel/index.ts';
import type { KeySource } from './source.ts';
import { createKeySource } from './source.ts';
import type { MixtureSpec } from './spec.ts';
import { keyBoundOf } from './spec.ts';

/**
 * Creates a source which picks one of its parts at random, draws `burst` keys from it in a row, and picks again.
 * A part is picked with probability proportional to weight / burst, so that its share of requests is its weight's.
 */
export function createMixtureSource(spec: MixtureSpec, length: number, stream: RandomStream): KeySource {
  const sources = spec.parts.map((part, index) => createKeySource(part.spec, length, stream.fork(`part-${index}`)));
  const offsets = new Float64Array(sources.length);
  const cumulative = new Float64Array(sources.length);
  let offset = 0;
  let sum = 0;
  for (const [index, part] of spec.parts.entries()) {
    offsets[index] = spec.sharedKeys === true ? 0 : offset;
    offset += keyBoundOf(part.spec, length);
    sum += part.weight / (part.burst ?? 1);
    cumulative[index] = sum;
  }
  const last = sources.length - 1;
  let chosen = 0;
  let remaining = 0;
  return () => {
    if (remaining === 0) {
      const u = stream.float() * sum;
      chosen = 0;
      while (chosen < last && cumulative[chosen]! <= u) chosen++;
      remaining = spec.parts[chosen]!.burst ?? 1;
    }
    remaining--;
    return offsets[chosen]! + sources[chosen]!();
  };
}
