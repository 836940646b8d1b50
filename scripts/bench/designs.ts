import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { analyse, checkDesign, type Design, type Load } from '../../src/design/index.ts';
import { prepareSimulation } from '../../src/design/simulation/index.ts';
import { readCase } from '../../src/interview/case-file.ts';
import { entryOf, loadFrom } from '../../src/interview/estimates.ts';
import { loadCaseDesigns } from '../check/interview-designs.ts';
import { root } from '../check/exercise-folders.ts';
import { benchEngine } from './engine.ts';
import { type BenchSection, median, spread } from './section.ts';

const rounds = 5;
const requests = 1_000_000;

/** Measures the simulation and the analysis of designs: a million requests through a reference design, and sixty components. */
export async function benchDesigns(): Promise<BenchSection> {
  const { design, load } = listReferences(['url-shortener']).find(({ id }) => id === 'one-region')!;
  const runs = Array.from({ length: rounds }, () => simulate(design, load));
  const engine = (await benchEngine()).lines[1]!;
  const bareMs = engine.nsPerCustomer * 1e-6 * requests;
  const runMs = runs.map(({ cpuMs }) => cpuMs);
  const perEvent = (median(runs.map(({ cpuMs, events }) => cpuMs / events)) / (engine.cpuMs / (2 * engine.customers))).toFixed(2);
  const others = listReferences(['url-shortener', 'twitter-timeline', 'ticket-booking']).filter(
    (one) => one.design.components.length >= 10,
  );
  const othersMs = others.map((one) => simulate(one.design, one.load).cpuMs);
  const sizes = others.map((one) => one.design.components.length);
  const large = sixtyComponents();
  const analysisMs = Array.from({ length: 4 * rounds }, () => {
    const start = process.cpuUsage();
    if (!analyse(large.design, large.load).ok) throw new Error('the large design has problems');
    return cpuMsSince(start);
  }).slice(rounds);
  return {
    title: 'Designs',
    rows: [
      {
        measure: `a million requests through the reference design of ${design.components.length} components`,
        target: 'under 5 s of processor time',
        seen: spread(runMs, 'ms'),
        met: median(runMs) < 5000,
      },
      {
        measure: `a million requests through each of the ${others.length} reference designs of ${Math.min(...sizes)} to ${Math.max(...sizes)} components`,
        target: 'under 5 s of processor time',
        seen: `${spread(othersMs, 'ms')}: ${others.map(({ id }, at) => `${id} ${Math.round(othersMs[at]!)}`).join(', ')}`,
        met: Math.max(...othersMs) < 5000,
      },
      {
        measure: 'the first as a ratio to the bare engine, a million customers through one M/M/1',
        target: '-',
        seen: `${(median(runMs) / bareMs).toFixed(1)} times a customer for a request of ${(runs[0]!.events / runs[0]!.requests).toFixed(1)} events; ${perEvent} times an event`,
        met: undefined,
      },
      {
        measure: 'requests a second of processor time',
        target: '-',
        seen: spread(
          runs.map((run) => run.requests / run.cpuMs),
          'thousand',
        ),
        met: undefined,
      },
      {
        measure: `the analysis of ${large.design.components.length} components, ${large.load.kinds.length} kinds of request, two caches in a row`,
        target: 'under 50 ms',
        seen: spread(analysisMs, 'ms', 1),
        met: median(analysisMs) < 50,
      },
    ],
    notes: [
      'The reference design is `one-region` of the link shortener under its own load, with caches warm at the start; making it ready is not counted.',
      'A customer of the bare engine is two events, an arrival and a departure; its figures are those of the part `engine`, taken beside these.',
    ],
  };
}

interface Reference {
  readonly id: string;
  readonly design: Design;
  readonly load: Load;
}

/** Returns the reference designs of cases, each under the case's own load. */
function listReferences(cases: readonly string[]): Reference[] {
  return cases.flatMap((name) => {
    const read = readCase(parse(readFileSync(path.join(root, `content/interviews/${name}/case.yaml`), 'utf8')));
    if (!read.ok) throw new Error(`the case ${name} has mistakes`);
    return loadCaseDesigns(read.case)
      .designs.filter(({ role }) => role === 'reference')
      .map(({ id, design }) => ({ id, design, load: loadFrom(read.case, new Map(), entryOf(design)!, design).own }));
  });
}

/** Runs a million requests, or as many as chance makes of that. */
function simulate(design: Design, load: Load): { readonly cpuMs: number; readonly events: number; readonly requests: number } {
  const perSecond = load.kinds.reduce((sum, { ratePerSecond }) => sum + ratePerSecond, 0);
  const durationMs = (requests / perSecond) * 1000;
  const prepared = prepareSimulation(design, load, { seed: 'bench', durationMs, startWarm: true, limits: { keys: 500_000 } });
  if (!prepared.ok) throw new Error('the reference design has problems');
  const start = process.cpuUsage();
  while (!prepared.run.advance(1_000_000));
  const cpuMs = cpuMsSince(start);
  const { eventsHandled, kinds } = prepared.run.result();
  return { cpuMs, events: eventsHandled, requests: kinds.reduce((sum, { conservation }) => sum + conservation.arrivals, 0) };
}

function cpuMsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Eighteen services over three regions, each with a cache and two stores, behind a CDN and balancers: 60 components, five kinds of request. */
function sixtyComponents(): { readonly design: Design; readonly load: Load } {
  const regions = ['a', 'b', 'c'];
  const places = regions.flatMap((region) => Array.from({ length: 6 }, (_, at) => ({ region, name: `${region}${at}` })));
  const call = (from: string, to: string) => ({ id: `${from}-${to}`, from, to, kind: 'sync' });
  const component = (id: string, kind: string, region?: string, settings = {}) => ({
    id,
    kind,
    name: id,
    settings,
    ...(region && { region }),
  });
  const read = checkDesign({
    format: 'headroom-design',
    version: 1,
    groups: regions.map((id) => ({ id, kind: 'region', name: id })),
    components: [
      component('clients', 'clients'),
      component('names', 'dns'),
      component('cdn', 'cdn', undefined, { capacityEntries: 50_000 }),
      ...regions.map((region) => component(`${region}-lb`, 'load-balancer', region)),
      ...places.flatMap(({ region, name }) => [
        component(`${name}-app`, 'service', region, { replicas: 3 }),
        component(`${name}-cache`, 'cache', region, { replicas: 2, capacityEntries: 100_000 }),
        component(`${name}-db`, 'relational-store', region, { replicas: 2 }),
      ]),
    ],
    connections: [
      call('clients', 'cdn'),
      call('cdn', 'names'),
      ...regions.map((region) => call('names', `${region}-lb`)),
      ...places.flatMap(({ region, name }) => [
        call(`${region}-lb`, `${name}-app`),
        call(`${name}-app`, `${name}-cache`),
        call(`${name}-cache`, `${name}-db`),
      ]),
    ],
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const kinds = Array.from({ length: 5 }, (_, at) => ({
    id: `k${at}`,
    name: `Kind ${at}`,
    ratePerSecond: 1000,
    readOrWrite: at === 4 ? ('write' as const) : ('read' as const),
    entry: 'clients',
    keys: { count: 10_000_000, skew: 0.8 },
    responseKb: 1,
    objective: {},
  }));
  return { design: read.design, load: { kinds } };
}
