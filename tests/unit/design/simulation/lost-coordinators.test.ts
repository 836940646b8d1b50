import { describe, expect, it } from 'vitest';
import {
  type Coordinator,
  type CoordinatorHost,
  type CoordinatorMaker,
  type Fault,
  type Part,
  type SimulationOptions,
  stockCoordinator,
} from '../../../../src/design/simulation/index.ts';
import { clients, connect, design, run, seenOf, station, writes } from './designs.ts';

const durationMs = 20_000;
const steady = { serviceTimeDistribution: 'deterministic' };
const fast = (kind: Parameters<typeof station>[0], id: string, settings: object = {}) =>
  station(kind, id, 0.1, 1000, { ...steady, ...settings });
/** A service that takes an order, then has it paid, which takes half a second: at 50 a second some 25 are under way. */
const shop = (replicas = 1, payment: object = {}) =>
  design(
    [clients, fast('service', 'shop', { replicas }), fast('relational-store', 'orders'), station('third-party', 'pay', 500, 1000, steady)],
    [connect('clients', 'shop'), connect('shop', 'orders'), connect('shop', 'pay', payment)],
  );
const patient = stockCoordinator({ tries: 10, waitMs: 20 });
const allLost: Fault = { kind: 'component-lost', component: 'shop', fromMs: 5000, untilMs: 8000 };
const oneLost: Fault = { kind: 'instances-lost', component: 'shop', first: 1, count: 1, fromMs: 5000, untilMs: 8000 };
const erring = (fromMs: number, untilMs: number, component = 'pay'): Fault => ({
  kind: 'erring',
  component,
  probability: 1,
  fromMs,
  untilMs,
});
const sagasUnder = (faults: readonly Fault[], coordinator: CoordinatorMaker = patient): Partial<SimulationOptions> => ({
  durationMs,
  faults,
  parts: new Map<string, Part>([['shop', { coordinator }]]),
});

/** What a coordinator that is watched has been told, and when, in milliseconds. */
interface Told {
  readonly what: 'begin' | 'stop' | 'recover' | 'answer';
  readonly atMs: number;
  /** The number of the coordinator, in the order in which they were made. */
  readonly who: number;
}

/** Returns the stock coordinator with a list of what it is told; `more` takes the place of what it does. */
function watched(more: (host: CoordinatorHost, stock: Coordinator) => Partial<Coordinator> = () => ({})) {
  const told: Told[] = [];
  let made = 0;
  const make: CoordinatorMaker = (host) => {
    const who = made++;
    const note = (what: Told['what']) => told.push({ what, atMs: host.nowNs() / 1e6, who });
    const heard: CoordinatorHost = {
      ...host,
      call: (saga, step, undoes, answered) => host.call(saga, step, undoes, (answer) => void (note('answer'), answered(answer))),
    };
    const stock = patient(heard);
    const one = { begin: stock.begin.bind(stock), stop: stock.stop.bind(stock), recover: stock.recover.bind(stock), ...more(host, stock) };
    return {
      begin: (saga, kind) => void (note('begin'), one.begin(saga, kind)),
      stop: () => void (note('stop'), one.stop()),
      recover: () => void (note('recover'), one.recover()),
    };
  };
  return { make, told, timesOf: (what: Told['what']) => told.filter((one) => one.what === what).map(({ atMs }) => atMs) };
}

const between = (fromMs: number, untilMs: number) => (atMs: number) => atMs >= fromMs && atMs <= untilMs;

describe('[F21] an instance that coordinates sagas and is lost', () => {
  it('takes its own sagas with it and no other’s: of three a third, whose requests fail', () => {
    const { make, told } = watched();
    const result = run(shop(3), [writes(50)], sagasUnder([oneLost], make));
    const { cutOff } = seenOf(result, 'shop');
    expect(cutOff!.sagas).toBeGreaterThan(4);
    expect(cutOff!.sagas).toBeLessThan(14);
    expect(result.kinds[0]!.failures).toEqual([{ cause: 'lost', component: 'shop', count: cutOff!.sagas }]);
    expect(told.filter(({ what }) => what === 'stop')).toHaveLength(1);
    // While it is lost the others take its share.
    const gone = told.find(({ what }) => what === 'stop')!.who;
    const begun = told.filter(({ what, atMs }) => what === 'begin' && atMs > 5000 && atMs < 8000);
    expect(begun.length).toBeGreaterThan(100);
    expect(new Set(begun.map(({ who }) => who)).size).toBe(2);
    expect(begun.some(({ who }) => who === gone)).toBe(false);
  });

  it('is the one that the call came to, where each has a line of its own', () => {
    const balanced = design(
      [clients, fast('load-balancer', 'lb', { policy: 'random' }), ...shop(3).components.slice(1)],
      [connect('clients', 'lb'), connect('lb', 'shop'), ...shop().connections.slice(1)],
    );
    const result = run(balanced, [writes(50)], sagasUnder([oneLost]));
    const { cutOff, failures } = seenOf(result, 'shop');
    expect(cutOff!.sagas).toBeGreaterThan(4);
    expect(cutOff).toEqual({ sagas: cutOff!.sagas, recovered: cutOff!.sagas, left: 0 });
    expect(failures).toEqual([{ cause: 'lost', count: cutOff!.sagas }]);
  });

  it('tries the calls under way no more, and nobody hears what they come to', () => {
    const { make, timesOf } = watched();
    const forever: Fault = { kind: 'component-lost', component: 'shop', fromMs: 5000 };
    const again = shop(1, { retries: 1000, retryDelayMs: 200 });
    const result = run(again, [writes(50)], { ...sagasUnder([erring(0, durationMs), forever], make), windows: 20 });
    const pay = result.components.findIndex(({ id }) => id === 'pay');
    expect(result.windows[4]!.components[pay]!.visits).toBeGreaterThan(100);
    for (const { components } of result.windows.slice(6)) expect(components[pay]!.visits).toBe(0);
    expect(timesOf('stop')).toEqual([5000]);
    expect(timesOf('answer').some((atMs) => atMs >= 5000)).toBe(false);
    // It waits to the end of the run: it has neither ended nor been left.
    const { cutOff } = seenOf(result, 'shop');
    expect(cutOff).toEqual({ sagas: cutOff!.sagas, recovered: 0, left: 0 });
    expect(cutOff!.sagas).toBeGreaterThan(100);
  });

  it('may have ended sagas whose calls are under way', () => {
    const { make, timesOf } = watched((host) => ({
      begin: (saga) => {
        host.call(saga, 1, false, () => undefined);
        if (saga % 2 === 0) host.end(saga, 'gaveUp');
      },
      recover: () => undefined,
    }));
    const result = run(shop(), [writes(50)], sagasUnder([allLost], make));
    expect(timesOf('stop')).toEqual([5000]);
    expect(seenOf(result, 'shop').cutOff!.recovered).toBe(0);
    expect(result.end.reason).toBe('finished');
  });

  it('is not woken from what it slept for', () => {
    const forever: Fault = { kind: 'component-lost', component: 'shop', fromMs: 5000 };
    // Orders cannot be undone either: it tries ten times, 20 ms apart.
    const result = run(shop(), [writes(200)], {
      ...sagasUnder([erring(0, durationMs), erring(4950, durationMs, 'orders'), forever]),
      windows: 20,
    });
    const orders = result.components.findIndex(({ id }) => id === 'orders');
    expect(result.windows[4]!.components[orders]!.visits).toBeGreaterThan(300);
    for (const { components } of result.windows.slice(5)) expect(components[orders]!.visits).toBe(0);
  });

  it('hears nothing of what is lost at the same moment', () => {
    const groups = [{ id: 'east', kind: 'region', name: 'East', availability: 1 }] as const;
    const all = { ...shop(), groups, components: shop().components.map((one) => ({ ...one, region: 'east' })) };
    // Wherever it stands among the components.
    for (const components of [all.components, all.components.toReversed()]) {
      const { make, timesOf } = watched();
      run({ ...all, components }, [writes(50)], sagasUnder([{ kind: 'group-lost', group: 'east', fromMs: 5000, untilMs: 8000 }], make));
      expect(timesOf('stop')).toEqual([5000]);
      expect(timesOf('answer').filter(between(5000, 8000))).toEqual([]);
    }
  });

  it('changes nothing while it is only to be lost: logs of their own, and of a thousand sagas each', () => {
    const later: Fault = { ...oneLost, fromMs: durationMs + 1, untilMs: durationMs + 2 };
    const faults: Fault[] = [{ kind: 'erring', component: 'pay', probability: 0.3, fromMs: 0 }];
    const [one, many] = [watched(), watched()];
    const plain = run(shop(3), [writes(300)], sagasUnder(faults, one.make));
    const split = run(shop(3), [writes(300)], sagasUnder([...faults, later], many.make));
    expect(split.hash).toBe(plain.hash);
    expect(seenOf(split, 'shop').cutOff).toBeUndefined();
    expect(new Set(one.told.map(({ who }) => who)).size).toBe(1);
    // Six thousand, two thousand for each.
    expect(new Set(many.told.map(({ who }) => who)).size).toBeGreaterThanOrEqual(6);
  });
});

describe('[F22] a coordinator that is started again', () => {
  it('takes up the log a tenth of a second later, at another instance', () => {
    const { make, told, timesOf } = watched();
    const result = run(shop(3), [writes(50)], sagasUnder([oneLost], make));
    expect(timesOf('recover')).toEqual([5100]);
    // It is asked for nothing else: its instance has another by then.
    const back = told.findIndex(({ what }) => what === 'recover');
    expect(told.slice(back).some(({ what, who }) => what === 'begin' && who === told[back]!.who)).toBe(false);
    const { cutOff } = seenOf(result, 'shop');
    expect(cutOff).toEqual({ sagas: cutOff!.sagas, recovered: cutOff!.sagas, left: 0 });
    expect(result.kinds[0]!.halfDone).toEqual({ count: 0, undone: 0 });
  });

  it('waits for an instance where none is left, and leaves nothing half done, where the stock part does', () => {
    const { make, timesOf } = watched();
    const faults = [allLost, erring(7000, 10_000)];
    const saga = run(shop(), [writes(50)], sagasUnder(faults, make));
    const stock = run(shop(), [writes(50)], { durationMs, faults });
    expect(timesOf('recover')).toHaveLength(1);
    expect(timesOf('recover').every(between(8000, 8100))).toBe(true);
    const { cutOff } = seenOf(saga, 'shop');
    expect(cutOff!.sagas).toBeGreaterThan(15);
    expect(cutOff).toEqual({ sagas: cutOff!.sagas, recovered: cutOff!.sagas, left: 0 });
    expect(saga.kinds[0]!.halfDone.count).toBe(0);
    expect(stock.kinds[0]!.halfDone.count).toBeGreaterThan(50);
  });

  it('undoes what was under way as well when it fails now: it may have been done', () => {
    // All payments under way at the loss are done in truth, and the first that is asked for again is refused.
    const result = run(shop(), [writes(50)], sagasUnder([allLost, erring(6000, 10_000)]));
    const { cutOff } = seenOf(result, 'shop');
    expect(cutOff!.recovered).toBeGreaterThan(15);
    expect(cutOff!.left).toBe(0);
    expect(result.kinds[0]!.halfDone.count).toBe(0);
    expect(result.kinds[0]!.halfDone.undone).toBeGreaterThan(cutOff!.recovered);
  });

  it('may be stopped again, any number of times', () => {
    const { make, timesOf } = watched();
    const spans = [[5000, 6000], [6200, 7000], [7150, 7300]] as const; // prettier-ignore
    const faults = spans.map(([fromMs, untilMs]): Fault => ({ ...allLost, fromMs, untilMs }));
    const result = run(shop(), [writes(50)], sagasUnder(faults, make));
    expect(timesOf('stop').length).toBeGreaterThanOrEqual(3);
    expect(new Set(timesOf('stop'))).toEqual(new Set([5000, 6200, 7150]));
    const { cutOff } = seenOf(result, 'shop');
    expect(cutOff).toEqual({ sagas: cutOff!.sagas, recovered: cutOff!.sagas, left: 0 });
    expect(result.kinds[0]!.halfDone.count).toBe(0);
  });

  it('that leaves sagas as they stand leaves them half done, and the run counts them', () => {
    const { make } = watched((host) => {
      const begun: number[] = [];
      const stock = patient(host);
      return {
        begin: (saga, kind) => void (begun.push(saga), stock.begin(saga, kind)),
        recover: () => begun.forEach((saga) => host.end(saga, 'gaveUp')),
      };
    });
    // Payments that are cut off at the same moment are not done.
    const result = run(
      shop(),
      [writes(50)],
      sagasUnder([allLost, { kind: 'component-lost', component: 'pay', fromMs: 5000, untilMs: 8000 }], make),
    );
    const { cutOff } = seenOf(result, 'shop');
    expect(cutOff!.sagas).toBeGreaterThan(15);
    expect(cutOff).toEqual({ sagas: cutOff!.sagas, recovered: 0, left: cutOff!.sagas });
    expect(result.kinds[0]!.halfDone).toEqual({ count: cutOff!.sagas, undone: 0 });
  });

  it('that breaks ends its sagas, and nothing else', () => {
    const { make } = watched(() => ({
      recover: () => {
        throw new Error('no');
      },
    }));
    const result = run(shop(3), [writes(50)], sagasUnder([oneLost], make));
    const { cutOff } = seenOf(result, 'shop');
    expect(cutOff).toEqual({ sagas: cutOff!.sagas, recovered: 0, left: cutOff!.sagas });
    expect(result.kinds[0]!.failures.map(({ cause }) => cause)).toEqual(['lost']);
  });
});
