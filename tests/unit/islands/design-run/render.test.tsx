import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../../src/design/index.ts';
import { attemptsOn, scoreBreaks } from '../../../../src/interview/break-it.ts';
import type { PartProblem } from '../../../../src/grader/own-code/messages.ts';
import { loadFrom } from '../../../../src/interview/estimates.ts';
import { planTrials } from '../../../../src/interview/trial.ts';
import { capacityRows, costRows, formatDownTime, kindRows } from '../../../../src/islands/design-run/analysis-rows.ts';
import AnalysisPanel from '../../../../src/islands/design-run/AnalysisPanel.tsx';
import { attemptKey, groupAttempts, tryAttempt } from '../../../../src/islands/design-run/break-attempts.ts';
import BreakIt, { describeScore } from '../../../../src/islands/design-run/BreakIt.tsx';
import { loadOn } from '../../../../src/islands/design-run/case-designs.ts';
import { jobsOf, listEntries, listTroubles, runsOf } from '../../../../src/islands/design-run/comparison-entries.ts';
import { comparisonChart, comparisonRows, failureChart } from '../../../../src/islands/design-run/comparison-rows.ts';
import DesignRunPanel from '../../../../src/islands/design-run/DesignRunPanel.tsx';
import { compareOwn, OwnCodeEffect } from '../../../../src/islands/design-run/OwnCodeEffect.tsx';
import { TotalsTable } from '../../../../src/islands/design-run/TotalsTable.tsx';
import { RunTabs } from '../../../../src/islands/design-run/RunTabs.tsx';
import { jobOf } from '../../../../src/islands/design-run/trial-runs.ts';
import { namer } from '../../../../src/islands/design-run/words.ts';
import { simulateDesign } from '../../../../src/design/simulation/index.ts';
import { designOf, found, loadOf } from '../../design/sample-design.ts';
import { readSiteCase } from '../../interview/cases.ts';
import { design, load, planOf, simulate } from './runs.ts';

const one = readSiteCase('url-shortener');
const drawn = designOf(
  [
    ['users', 'clients'],
    ['web', 'service', { replicas: 4, workersPerInstance: 32, serviceTimeMs: 2 }],
    ['db', 'relational-store', { replicas: 2, workersPerInstance: 32, serviceTimeMs: 1 }],
  ],
  [['users web'], ['web db']],
);
const loads = loadFrom(one, new Map(), 'users', drawn);

describe('panel that runs a design', () => {
  it('says what to draw while there is nothing to run', () => {
    const empty = designOf([['users', 'clients']], []);
    const html = renderToStaticMarkup(<DesignRunPanel one={one} design={empty} loads={loads} ownSources={new Map()} />);
    expect(html).toContain('There is nothing to run yet.');
    expect(html).not.toContain('<button');
  });

  it('offers the peak, the change and each fault, with what could not be applied to the drawing', () => {
    const html = renderToStaticMarkup(<DesignRunPanel one={one} design={drawn} loads={loads} ownSources={new Map()} />);
    for (const { title, notes } of planTrials(one, drawn, loads.own)) {
      expect(html).toContain(title);
      for (const note of notes) expect(html).toContain(note.slice(0, 20));
    }
    expect(html).toContain('Nothing has been run yet.');
    expect(html).toContain('The load is that of the case');
  });

  it('puts the learner’s numbers beside the case’s where they differ', () => {
    const mine = loadFrom(one, new Map([['peak-redirects', { text: '100 requests/s' }]]), 'users', drawn);
    const html = renderToStaticMarkup(<DesignRunPanel one={one} design={drawn} loads={mine} ownSources={new Map()} />);
    expect(html).toContain('Both, side by side');
    expect(html).toMatch(/\d+ times too low/);
  });
});

describe('a run', () => {
  const html = (state: Parameters<typeof RunTabs>[0]['runs'][number]['state'], options = {}) =>
    renderToStaticMarkup(<RunTabs runs={[{ job: jobOf('case', planOf({}, options), []), state }]} isStale={false} onMarks={undefined} />);

  it('is shown with its charts, the fault and the components at the time chosen', () => {
    const faults = [{ kind: 'component-lost', component: 'db', fromMs: 4000, untilMs: 7000 }] as const;
    const shown = html({ kind: 'done', result: simulate(planOf({}, { faults })) }, { faults });
    expect(shown).toContain('4.0 s to 7.0 s: db lost');
    expect(shown).toContain('class="hr-run-span"');
    // The time line stands in the middle of the fault.
    expect(shown).toContain('Components, 5.0 s to 6.0 s');
    expect(shown.match(/role="img"/g)!.length).toBeGreaterThanOrEqual(5);
    expect(shown.match(/The figures as a table/g)!.length).toBe(shown.match(/role="img"/g)!.length);
  });

  it('that failed, was refused or cancelled says so', () => {
    expect(html({ kind: 'failed', message: 'It stopped. Run it again.' })).toContain('It stopped. Run it again.');
    expect(html({ kind: 'refused', problems: [{ path: 'a', message: 'No entry.', remedy: 'Draw one.' }] })).toContain(
      'No entry. Draw one.',
    );
    expect(html({ kind: 'cancelled' })).toContain('It was cancelled.');
  });

  it('with the learner’s code has two columns, and names the line that broke', () => {
    const parts = [{ component: 'memo', exercise: 'cache-lru', source: '' }];
    const [stock, own] = [simulate(planOf()), simulate(planOf({}, { seed: 'b' }))];
    const rows = compareOwn(design, load, parts, stock, own);
    expect(rows.map(([name]) => name)).toEqual([
      'p99 of “get”',
      '“get” answered',
      'p99 of “put”',
      '“put” answered',
      'Hit ratio of “memo”',
      '“memo” busy',
      'Calls failed at “memo”',
      '“db” behind it busy',
    ]);
    expect(rows[0]![1]).not.toBe(rows[0]![2]);
    const problem = { component: 'memo', exercise: 'cache-lru', message: 'get is no function.', remedy: 'Write get.', line: 7 };
    const shown = renderToStaticMarkup(
      <OwnCodeEffect
        design={design}
        load={load}
        parts={parts}
        own={{ stock, outcome: { kind: 'ran', result: own, problems: [problem] } }}
      />,
    );
    expect(shown).toContain('Your cache-lru broke at “memo”, line 7: get is no function. Write get.');
  });
});

describe('what is left half done', () => {
  const half = (count: number, undone: number) => {
    const result = simulate(planOf());
    return { ...result, kinds: result.kinds.map((kind) => (kind.id === 'put' ? { ...kind, halfDone: { count, undone } } : kind)) };
  };

  it('is told beside the totals, and beside the stock part', () => {
    const shown = renderToStaticMarkup(<TotalsTable load={load} result={half(1234, 0)} />);
    expect(shown).toContain('Left half done');
    expect(shown).toMatch(/>1,234</);
    const rows = compareOwn(design, load, [{ component: 'api', exercise: 'saga', source: '' }], half(12, 0), half(0, 11));
    expect(rows.find(([name]) => name === '“put” left half done')).toEqual(['“put” left half done', '12', 'none; 11 undone']);
    expect(rows.some(([name]) => name === '“get” left half done')).toBe(false);
  });
});

describe('sagas that a loss cut off', () => {
  const parts = [{ component: 'api', exercise: 'saga', source: '' }];
  const cutOff = (seen: { sagas: number; recovered: number; left: number }) => {
    const result = simulate(planOf());
    return { ...result, components: result.components.map((one) => (one.id === 'api' ? { ...one, cutOff: seen } : one)) };
  };
  const stock = simulate(planOf());
  const shownOf = (seen: Parameters<typeof cutOff>[0], problems: readonly PartProblem[] = []) =>
    renderToStaticMarkup(
      <OwnCodeEffect design={design} load={load} parts={parts} own={{ stock, outcome: { kind: 'ran', result: cutOff(seen), problems } }} />,
    );

  it('are told beside the stock part, which has none', () => {
    const all = { sagas: 12, recovered: 12, left: 0 };
    expect(compareOwn(design, load, parts, stock, cutOff(all))).toContainEqual([
      'Sagas cut off at “api”',
      'none',
      '12; 12 taken to an end',
    ]);
    expect(compareOwn(design, load, parts, stock, stock).some(([name]) => name!.startsWith('Sagas'))).toBe(false);
    expect(shownOf(all)).not.toContain('as they stood');
  });

  it('and were left as they stood are told in words, but for a part that broke', () => {
    const some = { sagas: 12, recovered: 7, left: 4 };
    const shown = shownOf(some);
    expect(shown).toContain('“api” lost instances with 12 sagas under way.');
    expect(shown).toContain('Your recover left 4 as they stood: it gave no outcome for them, or said that they are stuck.');
    expect(shown).toContain('By the end of the run 1 had not come to an end.');
    const broke = { component: 'api', exercise: 'saga', message: 'It threw.', remedy: 'Mend it.' };
    expect(shownOf(some, [broke])).not.toContain('as they stood');
  });
});

describe('analysis', () => {
  const outcome = analyse(drawn, loads.own);
  if (!outcome.ok) throw new Error('no analysis');
  const nameOf = namer(drawn, loads.own);

  it('shows each number as a button that opens its explanation, and adds up the bill', () => {
    const html = renderToStaticMarkup(<AnalysisPanel design={drawn} load={loads.own} />);
    expect(html.match(/aria-expanded="false"/g)!.length).toBeGreaterThan(15);
    expect(html).toContain('Bottleneck');
    const bill = costRows(outcome.cost, nameOf).map(({ cells }) => (cells[1] as { explanation: { value: number } }).explanation.value);
    expect(bill.reduce((sum, value) => sum + value, 0)).toBeCloseTo(outcome.cost.monthlyUsDollars.value, 6);
    expect(bill).toEqual(bill.toSorted((a, b) => b - a));
  });

  it('lists the busiest first, and what fails alone by its name', () => {
    const utilisations = capacityRows(drawn, outcome).map(
      ({ cells }) => (cells[1] as { explanation: { value: number } }).explanation.value,
    );
    expect(utilisations).toEqual(utilisations.toSorted((a, b) => b - a));
    const alone = designOf(
      [
        ['users', 'clients'],
        ['web', 'service', { replicas: 1 }],
      ],
      [['users web']],
    );
    const analysis = analyse(alone, loadOf({ id: 'get', ratePerSecond: 1 }));
    if (!analysis.ok) throw new Error('no analysis');
    expect(kindRows(analysis, (id) => id.toUpperCase())[0]!.cells.at(-1)).toBe('WEB');
    expect([0.0005, 1e-7, 0.01, 0.001].map(formatDownTime)).toEqual(['4.38 h', '3.16 s', '3.65 days', '8.77 h']);
  });

  it('says what is missing where nothing is drawn or the drawing is not sound', () => {
    expect(renderToStaticMarkup(<AnalysisPanel design={designOf([], [])} load={load} />)).toContain('Nothing is drawn yet.');
    expect(renderToStaticMarkup(<AnalysisPanel design={designOf([['a', 'service']], [])} load={load} />)).toContain(
      'cannot be analysed yet',
    );
  });
});

describe('what is compared', () => {
  const other = { id: 'other', name: 'Other', summary: 'Two stores.', tells: 'Money.', design: drawn };
  const parts = [{ component: 'web', exercise: 'saga', source: 'code' }];

  it('is the learner’s design with their own code, and says so; the others with stock parts', () => {
    const entries = listEntries(drawn, loads.own, [other], { parts, notes: ['No code for the other.'] });
    expect(entries.map(({ name }) => name)).toEqual(['Your design, with your code', 'Other']);
    expect(entries[0]!.summary).toBe('As you drew it, with your saga at “web”. No code for the other.');
    const jobs = jobsOf(one, entries);
    expect(jobs.filter(({ id }) => id.startsWith('yours/')).every((job) => job.parts === parts)).toBe(true);
    expect(jobs.filter(({ id }) => id.startsWith('other/')).map((job) => job.parts.length)).toEqual(planTrials(one, drawn, loads.own).map(() => 0)); // prettier-ignore
  });

  it('is the design with stock parts where it has no code, and not there where nothing is drawn', () => {
    const [mine] = listEntries(drawn, loads.own, [other], { parts: [], notes: [] });
    expect([mine!.name, mine!.summary]).toEqual(['Your design', 'As you drew it, with stock parts.']);
    const empty = designOf([['users', 'clients']], []);
    expect(listEntries(empty, loads.own, [other], { parts: [], notes: [] }).map(({ id }) => id)).toEqual(['other']);
  });

  it('shows the run with the code, and says where that gave none or broke', () => {
    const [stock, own] = [simulate(planOf()), simulate(planOf({}, { seed: 'b' }))];
    const job = { ...jobOf('case', planOf(), parts), id: 'yours/peak' };
    const problem = { component: 'api', exercise: 'saga', message: 'It threw.', remedy: 'Mend it.' };
    const ran = { kind: 'done', result: own, own: { stock, outcome: { kind: 'ran', result: own, problems: [problem] } } } as const;
    const broke = { kind: 'done', result: stock, own: { stock, outcome: { kind: 'broke', message: 'No sandbox.' } } } as const;
    expect(runsOf('yours', new Map([['yours/peak', { job, state: ran }]])).get('peak')).toBe(own);
    expect(listTroubles(new Map([['yours/peak', { job, state: ran }]]))).toEqual([
      'The busiest hour: Your saga broke at “api”: It threw. Mend it. From then on its calls failed; the rest of the design ran on.',
    ]);
    expect(listTroubles(new Map([['yours/peak', { job, state: broke }]]))).toEqual([
      'The busiest hour: your code gave no run. No sandbox. What is shown is your design with stock parts.',
    ]);
    expect(listTroubles(undefined)).toEqual([]);
  });
});

describe('comparison', () => {
  const short = loadOf({ id: 'redirect', ratePerSecond: 50 }, { id: 'create', ratePerSecond: 5, readOrWrite: 'write' });
  const result = simulate(planOf({ design: drawn, load: short }));
  const contenders = [
    { id: 'yours', name: 'Your design', design: drawn, load: short, runs: new Map([['peak' as const, result]]) },
    { id: 'other', name: 'Other', design: drawn, load: short, runs: new Map() },
  ];

  it('has a row for latency, consistency, cost and each failure; what was not run says so', () => {
    const rows = comparisonRows(one, contenders);
    expect(new Set(rows.map(({ group }) => group))).toEqual(new Set(['Latency', 'Consistency', 'Cost', 'Failure', 'Objectives']));
    const p99 = found(rows.find(({ name }) => name === 'p99 of “Open a link”'));
    expect(p99.cells).toEqual([expect.stringMatching(/ ms$/), 'not run']);
    expect(rows.filter(({ name }) => name.startsWith(one.faults[0]!.name))).toHaveLength(one.load.kinds.length);
    expect(rows.at(-1)!.cells[1]).toMatch(/^\d of \d+$/);
  });

  it('has a row for what a fault leaves half done, where it does in any of the designs', () => {
    const half = {
      ...result,
      kinds: result.kinds.map((kind) => ({ ...kind, halfDone: { count: kind.id === 'create' ? 3 : 0, undone: 0 } })),
    };
    const trial = `fault-${one.faults[0]!.id}` as const;
    const [mine, other] = contenders as [(typeof contenders)[0], (typeof contenders)[0]];
    const both = [
      { ...mine, runs: new Map([[trial, half]]) },
      { ...other, runs: new Map([[trial, result]]) },
    ];
    const rows = comparisonRows(one, both).filter(({ name }) => name.endsWith('left half done'));
    const create = one.load.kinds.find(({ id }) => id === 'create')!.name;
    expect(rows).toEqual([{ group: 'Failure', name: `${one.faults[0]!.name}: “${create}” left half done`, cells: ['3', 'none'] }]);
  });

  it('draws a line for each design that was run', () => {
    expect(comparisonChart(contenders, 'peak', 'redirect').lines.map(({ name }) => name)).toEqual(['Your design']);
    expect(comparisonChart(contenders, 'change', 'redirect').lines).toEqual([]);
    expect(failureChart(contenders, 'peak', 'redirect').empty).toBe('No request failed in any of the designs.');
    expect(loadOn(designOf([['guests', 'clients']], []), short).kinds.every(({ entry }) => entry === 'guests')).toBe(true);
  });
});

describe('break it', () => {
  const under = loadFrom(one, new Map(), 'users', drawn).own;

  it('offers each attempt once, in its group', () => {
    const attempts = attemptsOn(drawn, under);
    const grouped = groupAttempts(attempts).flatMap((group) => group.attempts);
    expect(new Set(grouped.map(attemptKey)).size).toBe(attempts.length);
    expect(grouped).toHaveLength(attempts.length);
    expect(attemptKey({ kind: 'load', factor: 2 })).toBe(attemptKey({ factor: 2, kind: 'load' }));
  });

  it('runs an attempt and tells what it broke', async () => {
    const attempt = { kind: 'component-lost', component: 'db' } as const;
    const { result } = tryAttempt(
      one,
      drawn,
      under,
      attempt,
      ({ design: shown, load: flowing, options }) => ({
        result: Promise.resolve(simulateDesign(shown, flowing, options)),
        cancel: () => undefined,
      }),
      () => undefined,
    );
    const outcome = await result;
    expect(outcome.ok && outcome.tried.broke.map(({ id }) => id)).toContain('read-availability');
  });

  it('tells how near the smallest break one came', () => {
    const small = { kind: 'instance-lost', component: 'db' } as const;
    expect(describeScore(scoreBreaks([], small))).toBe('You have not broken it.');
    expect(describeScore(scoreBreaks([small], small))).toBe('You broke it with the smallest there is, size 1.');
    expect(describeScore(scoreBreaks([{ kind: 'load', factor: 1.5 }], small))).toBe(
      'You broke it, with size 2: the smallest is 50% of that.',
    );
  });

  it('shows the designs of the case that have a weakness, without it, and says where there is none', () => {
    const weak = one.designs.filter(({ role }) => role === 'weak').map((each) => ({ ...each, design: drawn }));
    const html = renderToStaticMarkup(<BreakIt one={one} weak={weak} load={under} />);
    expect(html).toContain(weak[0]!.name);
    expect(html).toContain('Give up and tell me');
    expect(html).not.toContain(weak[0]!.tells.slice(0, 30));
    expect(renderToStaticMarkup(<BreakIt one={one} weak={[]} load={under} />)).toContain('no design to break yet');
  });
});
