import { describe, expect, it } from 'vitest';
import {
  type CoordinatorMaker,
  type Fault,
  type Part,
  prepareSimulation,
  type SimulationOptions,
  stockCoordinator,
} from '../../../../src/design/simulation/index.ts';
import { clients, component, connect, design, reads, run, seenOf, station, writes } from './designs.ts';

const durationMs = 20_000;
const erring = (probability: number, name = 'pay'): Fault => ({ kind: 'erring', component: name, probability, fromMs: 0 });
const steady = { serviceTimeDistribution: 'deterministic' };
const fast = (kind: Parameters<typeof station>[0], id: string) => station(kind, id, 0.1, 1000, steady);
/** A service that takes an order, then has it paid. */
const shop = (payment: object = {}, settings: Readonly<Record<string, unknown>> = {}) =>
  design(
    [clients, station('service', 'shop', 0.1, 1000, settings), fast('relational-store', 'orders'), fast('third-party', 'pay')],
    [connect('clients', 'shop'), connect('shop', 'orders'), connect('shop', 'pay', payment)],
  );
const patient = stockCoordinator({ tries: 10, waitMs: 20 });
const neverStopped = { stop: () => undefined, recover: () => undefined };
const withSaga = (coordinator: CoordinatorMaker = patient, name = 'shop'): Partial<SimulationOptions> => ({
  durationMs,
  parts: new Map<string, Part>([[name, { coordinator }]]),
});
const halfOf = (...given: Parameters<typeof run>) => run(...given).kinds[0]!.halfDone;

describe('[F19] what is left half done', () => {
  it('is every write whose order was kept and whose payment failed', () => {
    const result = run(shop(), [writes(50)], { durationMs, faults: [erring(0.3)] });
    const [kind] = result.kinds;
    expect(kind!.failed).toBeGreaterThan(200);
    expect(kind!.halfDone).toEqual({ count: kind!.failed, undone: 0 });
    expect(run(shop(), [writes(50)], { durationMs }).kinds[0]!.halfDone).toEqual({ count: 0, undone: 0 });
  });

  it('is nothing where the first step fails, or reads, or where nothing keeps anything', () => {
    expect(halfOf(shop(), [writes(50)], { durationMs, faults: [erring(0.5, 'orders')] }).count).toBe(0);
    expect(halfOf(shop(), [reads(50)], { durationMs, faults: [erring(0.5)] }).count).toBe(0);
    const asks = design(
      [clients, fast('service', 'shop'), fast('service', 'quotes'), fast('third-party', 'pay')],
      [connect('clients', 'shop'), connect('shop', 'quotes'), connect('shop', 'pay')],
    );
    expect(halfOf(asks, [writes(50)], { durationMs, faults: [erring(0.5)] }).count).toBe(0);
  });

  it('counts what is kept further on, and a queue that took the message', () => {
    const through = (kind: 'queue' | 'relational-store') =>
      design(
        [clients, fast('service', 'shop'), fast('service', 'stock'), component(kind, 'kept'), fast('third-party', 'pay')],
        [connect('clients', 'shop'), connect('shop', 'stock'), connect('stock', 'kept'), connect('shop', 'pay')],
      );
    for (const kind of ['queue', 'relational-store'] as const) {
      const { failed, halfDone } = run(through(kind), [writes(50)], { durationMs, faults: [erring(0.3)] }).kinds[0]!;
      expect(failed, kind).toBeGreaterThan(0);
      expect(halfDone.count, kind).toBe(failed);
    }
  });

  it('goes by what was done, not by what the caller heard: a payment that comes through after the time-out is done', () => {
    const slow = design(
      [clients, fast('service', 'shop'), fast('relational-store', 'orders'), station('third-party', 'pay', 50, 1000, steady)],
      [connect('clients', 'shop'), connect('shop', 'orders'), connect('shop', 'pay', { timeoutMs: 10 })],
    );
    const [kind] = run(slow, [writes(50)], { durationMs }).kinds;
    expect(kind!.done).toBe(0);
    expect(kind!.halfDone.count).toBe(0);
    // And an order that comes late, after its request has failed at it, is half of one.
    const late = design(
      [clients, fast('service', 'shop'), station('third-party', 'pay', 50, 1000, steady), fast('relational-store', 'orders')],
      [connect('clients', 'shop'), connect('shop', 'pay', { timeoutMs: 10 }), connect('shop', 'orders')],
    );
    const [half] = run(late, [writes(50)], { durationMs }).kinds;
    expect(half!.failed).toBeGreaterThan(900);
    expect(Math.abs(half!.halfDone.count - half!.failed)).toBeLessThan(10);
  });

  it('counts each try of a caller by itself, and tries of one step once', () => {
    const again = {
      ...shop({ retries: 3 }),
      connections: [connect('clients', 'shop', { retries: 1 }), ...shop({ retries: 3 }).connections.slice(1)],
    };
    const { halfDone, failed, conservation } = run(again, [writes(50)], { durationMs, faults: [erring(1)] }).kinds[0]!;
    expect(failed).toBe(conservation.arrivals);
    expect(halfDone.count).toBe(2 * failed);
  });

  it('is followed at workers that take messages too, and is in the hash', () => {
    const behind = design(
      [clients, component('queue', 'q'), fast('worker', 'w'), fast('relational-store', 'orders'), fast('third-party', 'pay')],
      [connect('clients', 'q'), connect('q', 'w', { kind: 'async' }), connect('w', 'orders'), connect('w', 'pay')],
    );
    const { halfDone, messages } = run(behind, [writes(50)], { durationMs, faults: [erring(0.3)] }).kinds[0]!;
    expect(messages.failed).toBeGreaterThan(100);
    expect(halfDone.count).toBe(messages.failed);
  });
});

describe('[F20] a coordinator', () => {
  it('leaves nothing half done where the stock part does, and fails the same requests', () => {
    const options = { faults: [erring(0.3)] };
    const stock = run(shop(), [writes(50)], { durationMs, ...options });
    const saga = run(shop(), [writes(50)], { ...withSaga(), ...options });
    expect(stock.kinds[0]!.halfDone.count).toBeGreaterThan(200);
    expect(saga.kinds[0]!.halfDone).toEqual({ count: 0, undone: saga.kinds[0]!.failed });
    expect(saga.kinds[0]!.failed).toBe(stock.kinds[0]!.failed);
    expect(saga.kinds[0]!.failures).toEqual(stock.kinds[0]!.failures);
    expect(seenOf(saga, 'orders').visits).toBe(seenOf(stock, 'orders').visits + saga.kinds[0]!.failed);
    expect(run(shop(), [writes(50)], { ...withSaga(), ...options }).hash).toBe(saga.hash);
  });

  it('changes nothing but the count of events where nothing fails', () => {
    const [stock, saga] = [run(shop(), [writes(50)], { durationMs }), run(shop(), [writes(50)], withSaga())];
    expect(saga.kinds).toEqual(stock.kinds);
    expect(saga.components).toEqual(stock.components);
  });

  it('undoes what perhaps was done, last first, each until it gets through', () => {
    const three = design(
      [
        clients,
        fast('service', 'shop'),
        fast('relational-store', 'a'),
        fast('relational-store', 'b'),
        station('third-party', 'pay', 50, 1000, steady),
      ],
      [connect('clients', 'shop'), connect('shop', 'a'), connect('shop', 'b'), connect('shop', 'pay', { timeoutMs: 10 })],
    );
    const asked: string[] = [];
    const spy: CoordinatorMaker = (host) =>
      patient({
        ...host,
        call: (saga, step, undoes, answered) =>
          void (saga === 0 && asked.push(`${undoes ? 'undo' : 'do'} ${step}`), host.call(saga, step, undoes, answered)),
      });
    const [kind] = run(three, [writes(50)], withSaga(spy)).kinds;
    // Undoing the payment takes as long as paying: each try is given up, though it is done in truth.
    expect(asked.slice(0, 4)).toEqual(['do 0', 'do 1', 'do 2', 'undo 2']);
    expect(asked.slice(-2)).toEqual(['undo 1', 'undo 0']);
    expect(kind!.done).toBe(0);
    expect(kind!.halfDone.count).toBe(0);
    expect(kind!.halfDone.undone).toBeGreaterThan(500);
  });

  it('gives up in the end, and what it could not undo stays', () => {
    const faults = [erring(1), erring(0.5, 'orders')];
    const hasty = run(shop(), [writes(50)], { ...withSaga(stockCoordinator({ tries: 1, waitMs: 0 })), faults }).kinds[0]!;
    const other = run(shop(), [writes(50)], { ...withSaga(), faults }).kinds[0]!;
    expect(hasty.halfDone.count / (hasty.halfDone.count + hasty.halfDone.undone)).toBeCloseTo(0.5, 1);
    expect(other.halfDone.count).toBeLessThan(5);
  });

  it('is not begun anew by a call that undoes: what is behind is called once more, as a whole', () => {
    const nested = design(
      [
        clients,
        fast('service', 'shop'),
        fast('service', 'stock'),
        fast('relational-store', 'a'),
        fast('relational-store', 'b'),
        fast('third-party', 'pay'),
      ],
      [connect('clients', 'shop'), connect('shop', 'stock'), connect('stock', 'a'), connect('stock', 'b'), connect('shop', 'pay')],
    );
    const parts = new Map<string, Part>(['shop', 'stock'].map((name) => [name, { coordinator: patient }]));
    const { halfDone, failed } = run(nested, [writes(50)], { durationMs, parts, faults: [erring(1)] }).kinds[0]!;
    expect(halfDone).toEqual({ count: 0, undone: failed });
  });

  it('that breaks fails its component’s calls, and nothing else', () => {
    const breaks: CoordinatorMaker[] = [
      () => {
        throw new Error('never made');
      },
      () => ({
        ...neverStopped,
        begin: () => {
          throw new Error('never begun');
        },
      }),
      (host) => ({ ...neverStopped, begin: (saga) => host.end(saga, 'broken') }),
    ];
    for (const broken of breaks) {
      const [kind] = run(shop(), [writes(50)], withSaga(broken)).kinds;
      expect(kind!.failures).toEqual([{ cause: 'brokenPart', component: 'shop', count: kind!.conservation.arrivals }]);
    }
  });

  it('that has its turn outside stops the run at once, and it goes on at the same instant', () => {
    let isPending = false;
    const held: (() => void)[] = [];
    const patiently: CoordinatorMaker = (host) => ({
      ...neverStopped,
      begin(saga, kind) {
        isPending = true;
        held.push(() => patient(host).begin(saga, kind));
      },
    });
    const options = { seed: 'test', ...withSaga(patiently), durationMs, faults: [erring(0.3)], turns: { get isPending() { return isPending; } } }; // prettier-ignore
    const prepared = prepareSimulation(shop(), { kinds: [writes(50)] }, options);
    if (!prepared.ok) throw new Error('the shop cannot be run');
    let turns = 0;
    while (!prepared.run.advance(10_000)) {
      if (!isPending) continue;
      expect(held).toHaveLength(1);
      const { progress } = prepared.run;
      expect(prepared.run.advance(10_000)).toBe(false);
      expect(prepared.run.progress).toBe(progress);
      isPending = false;
      held.pop()!();
      turns++;
    }
    const direct = run(shop(), [writes(50)], { ...withSaga(), faults: [erring(0.3)] });
    expect(turns).toBe(direct.kinds[0]!.conservation.arrivals);
    expect(prepared.run.result().hash).toBe(direct.hash);
  });
});
