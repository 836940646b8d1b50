// accepted: one random number names an unordered pair of places, a second one breaks ties; counts in a plain object without a prototype
import type { Backend, Balancer, BalancerEnv } from '../../contract.ts';

export function createBalancer({ backends, random }: BalancerEnv): Balancer {
  let list: readonly Backend[] = backends;
  const running = Object.create(null) as Record<string, number>;
  const load = (id: string): number => running[id] ?? 0;

  /** Returns two different places. Pairs are numbered (1,0), (2,0), (2,1), (3,0) ...: pair p lies in row r where r(r-1)/2 <= p. */
  function pair(count: number): [number, number] {
    const number = Math.floor((random() * count * (count - 1)) / 2);
    let row = Math.floor((1 + Math.sqrt(1 + 8 * number)) / 2);
    // The root may be off by one in its last bit.
    if ((row * (row - 1)) / 2 > number) row -= 1;
    else if ((row * (row + 1)) / 2 <= number) row += 1;
    return [row, number - (row * (row - 1)) / 2];
  }

  function choose(): string {
    if (list.length === 1) return list[0]!.id;
    const [a, b] = pair(list.length).map((place) => list[place]!.id) as [string, string];
    const difference = load(a) - load(b);
    if (difference === 0) return random() < 0.5 ? a : b;
    return difference < 0 ? a : b;
  }

  return {
    pick() {
      if (list.length === 0) return undefined;
      const id = choose();
      running[id] = load(id) + 1;
      return id;
    },
    finished(id) {
      running[id] = load(id) - 1;
    },
    setBackends(next) {
      list = [...next];
    },
  };
}
