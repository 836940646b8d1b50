import { describe, expect, it } from 'vitest';
import { axisOf, formatTick, linePath } from '../../../../src/islands/design-run/chart-axis.ts';
import { stylesOf } from '../../../../src/islands/design-run/chart-styles.ts';
import { marksOfAnalysis, marksOfWindow } from '../../../../src/islands/design-run/marks.ts';
import { chartsOf, describeChart, formatValue, mostLines, windowAt } from '../../../../src/islands/design-run/run-charts.ts';
import { describeFault, faultSpans, formatPart, namer } from '../../../../src/islands/design-run/words.ts';
import { analyse } from '../../../../src/design/index.ts';
import { designOf, found, loadOf } from '../../design/sample-design.ts';
import { design, load, planOf, simulate } from './runs.ts';

const lost = { kind: 'component-lost', component: 'db', fromMs: 4000, untilMs: 7000 } as const;
const result = simulate(planOf({}, { faults: [lost] }));
const charts = new Map(chartsOf(design, load, result).map((chart) => [chart.id, chart]));
const chart = (id: Parameters<typeof charts.get>[0]) => found(charts.get(id));

describe('charts of a run', () => {
  it('have a value for each window, and add up to what the run says', () => {
    for (const { lines, others } of charts.values()) for (const { values } of [...lines, ...others]) expect(values).toHaveLength(10);
    const answered = found(chart('throughput').lines.find(({ id }) => id === 'get')).values;
    const sum = answered.slice(2).reduce<number>((all, value) => all + (value ?? 0), 0);
    expect(sum).toBeCloseTo(found(result.kinds[0]).done, 6);
    const wide = simulate(planOf({}, { windows: 5 }));
    const perSecond = found(chartsOf(design, load, wide).find(({ id }) => id === 'throughput')).lines[0]!.values;
    expect(perSecond[4]).toBe(found(found(wide.windows[4]).kinds[0]).done / 2);
    expect(chart('latency').lines.map(({ name }) => name)).toEqual(['get, p99', 'get, p50', 'put, p99', 'put, p50']);
    expect(chart('latency').bounds).toEqual([{ value: 40, text: 'p99 wanted of “get”: 40 ms' }]);
  });

  it('show failures by their cause, in the windows in which the store was lost', () => {
    const line = found(chart('errors').lines.find(({ id }) => id === 'lost'));
    expect(line.name).toBe('instance lost');
    expect(line.values.map((value) => (value ?? 0) > 0)).toEqual([0, 0, 0, 0, 1, 1, 1, 0, 0, 0].map(Boolean));
  });

  it('leave out what never had a value, and say so in the place of the chart', () => {
    expect(chart('hit-ratio').lines.map(({ id }) => id)).toEqual(['memo']);
    expect(chart('utilisation').lines.map(({ id }) => id)).not.toContain('users');
    const quiet = chartsOf(design, load, simulate(planOf()));
    expect(describeChart(found(quiet.find(({ id }) => id === 'errors')), 0)).toBe('Requests failed, by cause: No request failed.');
  });

  it('draw the largest lines where there are too many to be told apart, and keep the others', () => {
    const names = Array.from({ length: 9 }, (_, index) => `s${index}`);
    const many = designOf(
      [['users', 'clients'], ...names.map((id, index) => [id, 'service', { replicas: 1, serviceTimeMs: 1 + index }] as const)],
      names.map((id, index): [string] => [index === 0 ? `users ${id}` : `${names[index - 1]} ${id}`]),
    );
    const under = loadOf({ id: 'get', ratePerSecond: 50 });
    const shown = chartsOf(many, under, simulate(planOf({ design: many, load: under })));
    const { lines, others } = found(shown.find(({ id }) => id === 'utilisation'));
    expect(lines).toHaveLength(mostLines);
    expect([...lines, ...others].map(({ id }) => id).toSorted()).toEqual(names);
    expect(lines.map(({ id }) => id)).toContain('s8');
    expect(others.map(({ id }) => id)).toContain('s0');
  });

  it('say in words what they show', () => {
    expect(describeChart(chart('hit-ratio'), 9)).toMatch(/^Hit ratio of caches\. memo [\d.]+% to [\d.]+%, now [\d.]+%\.$/);
    expect(formatValue('share', null)).toBe('none');
    expect(formatValue('ms', 12.345)).toBe('12.3 ms');
  });
});

describe('axes', () => {
  const line = (...values: (number | null)[]) => [{ id: 'a', name: 'a', values }];

  it('hold all values and the bounds, with round numbers', () => {
    const linear = axisOf({ scale: 'linear', lines: line(0, 870), bounds: [] });
    expect([linear.low, linear.high, linear.share(870)]).toEqual([0, 1000, 0.87]);
    expect(linear.ticks).toEqual([0, 500, 1000]);
    const log = axisOf({ scale: 'log', lines: line(0.2, null, 30), bounds: [{ value: 50, text: '' }] });
    expect(log.low).toBeLessThan(0.2);
    expect(log.high).toBeGreaterThan(50);
    expect(log.ticks.every((tick) => tick >= log.low && tick <= log.high)).toBe(true);
    expect(log.ticks.length).toBeGreaterThanOrEqual(2);
    expect(log.share(0)).toBe(0);
  });

  it('stay within one for shares, and stand without any value', () => {
    expect(axisOf({ scale: 'linear', lines: line(0.97), bounds: [] }).high).toBe(1);
    expect(axisOf({ scale: 'linear', lines: line(null), bounds: [] }).share(0)).toBe(0);
    expect(axisOf({ scale: 'log', lines: [], bounds: [] }).high).toBeGreaterThan(1);
    expect(['share', 'calls', 'calls'].map((unit, at) => formatTick(unit as 'share', [0.25, 12_500, 3e6][at]!))).toEqual([
      '25%',
      '12.5k',
      '3M',
    ]);
  });

  it('break a line where nothing was measured', () => {
    expect(
      linePath(
        [1, 2, null, 3],
        (at) => at * 10,
        (value) => value,
      ),
    ).toBe('M0 1L10 2M30 3h2');
    expect(linePath([null, null], Number, Number)).toBe('');
  });

  it('draw a median in the colour of its p99, dashed', () => {
    const [p99, p50, other] = stylesOf(chart('latency'));
    expect(p50!.colour).toBe(p99!.colour);
    expect([p99!.dash, other!.dash]).toEqual(['none', 'none']);
    expect(p50!.dash).not.toBe('none');
    expect(other!.colour).not.toBe(p99!.colour);
  });
});

describe('time', () => {
  it('finds the window that holds it, also beyond the ends', () => {
    expect([-5, 0, 999, 1000, 9999, 1e9].map((ms) => windowAt(result.windows, ms))).toEqual([0, 0, 0, 1, 9, 9]);
    expect(windowAt([], 5)).toBe(0);
  });

  it('is shaded where something is wrong: faults of one span together, cut at the end', () => {
    const nameOf = namer(design, load);
    const slow = { kind: 'slow', component: 'api', factor: 3, fromMs: 4000, untilMs: 7000 } as const;
    const late = { kind: 'burst', factor: 2, fromMs: 9000 } as const;
    const long = { kind: 'component-lost', component: 'memo', fromMs: 8000, untilMs: 20_000 } as const;
    const beyond = { kind: 'burst', factor: 2, fromMs: 12_000 } as const;
    expect(faultSpans([lost, slow, long, late, beyond], 10_000, nameOf)).toEqual([
      { fromMs: 4000, untilMs: 7000, text: 'db lost; api takes 3 times as long' },
      { fromMs: 8000, untilMs: 10_000, text: 'memo lost' },
      { fromMs: 9000, untilMs: 10_000, text: 'All requests at 2 times the rate' },
    ]);
    expect(describeFault(late, nameOf)).toBe('All requests at 2 times the rate, from 9.0 s to the end');
  });
});

describe('marks of a drawing', () => {
  it('say how busy each component is in a window; the lost store does nothing', () => {
    const during = marksOfWindow(design, result, 5);
    expect(during.get('db')).toEqual({ label: '0% busy', tone: 'good' });
    expect(during.get('memo')?.label).toMatch(/busy, hits/);
    expect(during.has('users')).toBe(false);
    expect(marksOfWindow(design, result, 99).size).toBe(0);
  });

  it('warn of what is nearly full, and of what is asked for too much', () => {
    const analysis = analyse(design, loadOf({ id: 'get', ratePerSecond: 1400, keys: { count: 1, skew: 0 } }));
    if (!analysis.ok) throw new Error('no analysis');
    expect(marksOfAnalysis(analysis).get('api')).toEqual({ label: '87.5%', tone: 'warn' });
    const over = analyse(design, loadOf({ id: 'get', ratePerSecond: 32_000 }));
    if (!over.ok) throw new Error('no analysis');
    expect(marksOfAnalysis(over).get('api')).toEqual({ label: '20 times its capacity', tone: 'bad' });
  });
});

describe('shares', () => {
  it('close to one keep what tells them from one', () => {
    expect([1, 0.999954, 0.9995, 0.5, 0.000012, 0, null].map(formatPart)).toEqual([
      '100%',
      '99.9954%',
      '99.95%',
      '50%',
      '0.0012%',
      '0%',
      'none',
    ]);
  });
});
