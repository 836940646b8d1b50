import { describe, expect, it } from 'vitest';
import { listedPercents, slowPercentThatFills, threadDefaults, threadsHeld } from '../../../../src/components/lesson/threads-needed.ts';
import { describeFilling, describeThreadLoad, renderThreadRows } from '../../../../src/components/lesson/threads-needed-table.ts';
import { latencyRows, printMs } from '../../../../src/components/lesson/load-curve.ts';
import { poolRows, printRefused } from '../../../../src/components/lesson/pool-table.ts';
import { runAt } from '../../../../src/islands/labs/queueing/run.ts';
import { defaultSettings } from '../../../../src/islands/labs/queueing/settings.ts';

describe('threads held', () => {
  it('are the rate times the mean time: 10 without hanging requests, 29.8 with 2% for a second', () => {
    expect(threadsHeld({ ...threadDefaults, slowPercent: 0 })).toBe(10);
    expect(threadsHeld(threadDefaults)).toBeCloseTo(29.8, 9);
    expect(threadsHeld({ ...threadDefaults, slowMs: 200 })).toBeCloseTo(13.8, 9);
  });

  it('are what the engine counts', () => {
    // 29.8 threads of 64 busy are 46.6%: nobody waits, so those in the system are those in service.
    const settings = { ...defaultSettings, servers: 64, slowPercent: 2 };
    const { meanNumber, arrivalsPerSec } = runAt(settings, 46.5625, () => undefined).point.little;
    expect(Math.abs((meanNumber / arrivalsPerSec) * 1000 - 29.8)).toBeLessThan(1);
  });

  it('fill the pool at the share that makes them as many as there are', () => {
    const share = slowPercentThatFills(threadDefaults);
    expect(share).toBeCloseTo(2.2222, 4);
    expect(threadsHeld({ ...threadDefaults, slowPercent: share })).toBeCloseTo(32, 9);
    expect(slowPercentThatFills({ ...threadDefaults, threads: 10 })).toBe(0);
    expect(slowPercentThatFills({ ...threadDefaults, slowMs: 10 })).toBe(100);
    expect(slowPercentThatFills({ ...threadDefaults, threads: 5000 })).toBe(100);
  });

  it('are put into words and rows, the reader’s own share among them', () => {
    expect(listedPercents({ ...threadDefaults, slowPercent: 2.5 })).toEqual([0, 1, 2, 2.5, 3, 5]);
    expect(describeThreadLoad(threadDefaults)).toBe(
      '1,000 requests a second, 10 ms each but for those that hang for 1,000 ms, on 32 threads.',
    );
    expect(describeFilling(threadDefaults)).toContain('full when 2.22% of the requests hang');
    expect(describeFilling({ ...threadDefaults, threads: 9 })).toContain('alone hold every thread');
    expect(describeFilling({ ...threadDefaults, threads: 5000 })).toContain('the threads suffice');
    expect(renderThreadRows(threadDefaults)).toContain('<th scope="row">3%</th><td>39.7</td><td class="over">124%</td>');
  });
});

describe('tables of the lessons', () => {
  it('have the latencies that the lesson on latency cites', () => {
    const rows = latencyRows([50, 90, 95]);
    expect(rows.map(({ p99Ms }) => printMs(p99Ms))).toEqual(['91.5', '456', '770']);
    expect(rows.map(({ theoryP99Ms }) => printMs(theoryP99Ms!))).toEqual(['92.1', '461', '921']);
    const at90 = (over: object) => printMs(latencyRows([90], over)[0]!.p99Ms);
    expect([at90({ service: 'fixed' }), at90({ service: 'heavy' }), at90({ servers: 8 })]).toEqual(['223', '1,330', '70.5']);
  });

  it('have what hanging requests do to the others, as the lesson on Little’s law cites it', () => {
    const rows = poolRows();
    expect(rows.every(({ ratePerSec }) => Math.abs(ratePerSec - 1000) < 9)).toBe(true);
    const p99s = rows.map(({ point, grows }) => (grows ? 'grows' : printMs(point.usual.p99Ms)));
    expect(p99s).toEqual(['46.0', '46.0', '439', 'grows', '46.0', '46.0']);
    expect(printMs(rows[2]!.point.usual.p50Ms)).toBe('56.5');
    expect(rows.map(({ point }) => printRefused(point))).toEqual(['none', 'none', 'none', 'none', 'none', '74%']);
  });
});
