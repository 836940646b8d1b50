import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { anotherKind, planFreeRun, readLoad, usualKinds } from '../../../../src/islands/design-run/free-load.ts';
import FreeRun from '../../../../src/islands/design-run/FreeRun.tsx';
import { designOf } from '../../design/sample-design.ts';
import { design, simulate } from './runs.ts';

const [first] = usualKinds;
const read = (over: Partial<typeof first>) => readLoad([{ ...first!, ...over }], design);

describe('a load of one’s own', () => {
  it('is read as it was typed, enters at the clients, and can be run', () => {
    const asked = readLoad([{ ...first!, name: ' Look ', ratePerSecond: '1,50', keys: '10', p99Ms: '' }], design);
    if (!asked.ok) throw new Error(asked.problems.join());
    expect(asked.load.kinds).toEqual([expect.objectContaining({ name: 'Look', ratePerSecond: 150, entry: 'users', objective: {} })]);
    const plan = planFreeRun(design, asked.load, [{ kind: 'burst', factor: 2, fromMs: 0 }]);
    expect(plan.options).toMatchObject({ durationMs: 60_000, faults: [{ kind: 'burst' }] });
    expect(simulate(plan).kinds[0]!.done).toBeGreaterThan(10_000);
  });

  it('is refused in words: no number, too large, no clients', () => {
    expect(read({ ratePerSecond: 'many' })).toEqual({ ok: false, problems: ['Rate of “Read”: give a number from 0 to 1000000000000.'] });
    expect(read({ keys: '0', p99Ms: '-1' })).toMatchObject({
      problems: [/^p99 of “Read”/, /^Keys of “Read”: give a number from 1/].map((text) => expect.stringMatching(text)),
    });
    expect(readLoad(usualKinds, designOf([['api', 'service']], []))).toMatchObject({
      ok: false,
      problems: [expect.stringContaining('draw clients')],
    });
  });

  it('is cut short where it is a million-fold, and says so', () => {
    const asked = read({ ratePerSecond: '1e9' });
    if (!asked.ok) throw new Error(asked.problems.join());
    expect(planFreeRun(design, asked.load, []).notes.join()).toMatch(/cut to 1\.\d s/);
  });

  it('gets a further kind under an id that none of the others has', () => {
    const two = [first!, { ...first!, id: 'kind-3' }];
    expect(anotherKind(two).id).toBe('kind-4');
    expect(anotherKind(usualKinds).id).toBe('kind-3');
  });

  it('is shown with the analysis, or with what is wrong instead', () => {
    const html = renderToStaticMarkup(<FreeRun design={design} kinds={usualKinds} onKinds={() => undefined} />);
    expect(html).toContain('Bottleneck');
    expect(html).toContain('Nothing has been run yet.');
    const wrong = renderToStaticMarkup(<FreeRun design={design} kinds={[{ ...first!, keys: '' }]} onKinds={() => undefined} />);
    expect(wrong).toContain('Keys of “Read”: give a number');
    expect(wrong).not.toContain('Bottleneck');
  });
});
