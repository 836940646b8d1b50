// accepted: a weighted mean of all results, each weight fading with its age; failures enter it as ten seconds; a backend without results is asked first when idle, and taken for an average one while it is not
import type { Backend, Balancer, BalancerEnv } from '../../contract.ts';

export const createBalancer = ({ backends, now, random, halfLifeMs = 10_000 }: BalancerEnv): Balancer => {
  /** Sums of weight and of weight times latency, as of `at`; both fade alike, so the mean itself does not. */
  const book = new Map<string, { weight: number; sum: number; at: number; lastAt: number; running: number }>();
  let list: readonly Backend[] = backends;

  const page = (id: string) => {
    let entry = book.get(id);
    if (!entry) book.set(id, (entry = { weight: 0, sum: 0, at: now(), lastAt: now(), running: 0 }));
    return entry;
  };
  const fade = (entry: { weight: number; sum: number; at: number }) => {
    const factor = 2 ** ((entry.at - now()) / halfLifeMs);
    entry.weight *= factor;
    entry.sum *= factor;
    entry.at = now();
  };
  /** Returns the mean latency, less what it is worth after so long without news: half of it in each half-life. */
  const expected = (id: string): number | undefined => {
    const entry = book.get(id);
    if (!entry || entry.sum === 0) return entry && entry.weight > 0 ? 0 : undefined;
    return (entry.sum / entry.weight) * 2 ** ((entry.lastAt - now()) / halfLifeMs);
  };

  return {
    pick() {
      if (list.length === 0) return undefined;
      const estimates = list.map(({ id }) => expected(id));
      const told = estimates.filter((each) => each !== undefined);
      // Among failing ones the mean says little: the middle one of those known is a fair guess.
      const middle = told.sort((a, b) => a - b)[told.length >> 1] ?? 100;
      let best: string[] = [];
      let least = Infinity;
      list.forEach(({ id }, index) => {
        const running = book.get(id)?.running ?? 0;
        const latency = Math.max(0.1, estimates[index] ?? (running === 0 ? 0 : middle));
        const score = latency * (1 + running);
        if (score < least) [best, least] = [[id], score];
        else if (score === least) best.push(id);
      });
      const id = best[Math.floor(random() * best.length)]!;
      page(id).running += 1;
      return id;
    },
    finished(id, _request, { ok, latencyMs }) {
      const entry = page(id);
      entry.running -= 1;
      fade(entry);
      // News counts for a tenth at least: after a thousand results the next would move nothing.
      entry.sum *= Math.min(1, 9 / Math.max(entry.weight, 1e-9));
      entry.weight = Math.min(entry.weight, 9) + 1;
      entry.sum += ok ? latencyMs : 10_000;
      entry.lastAt = now();
    },
    setBackends(next) {
      list = next;
    },
  };
};
