import {
  replayService,
  runServiceWorld,
  type HistoryEvent,
  type Json,
  type Schedule,
  type ServiceRun,
  type ServiceScenario,
  type ServiceTrace,
} from '../../../../src/sim/service/index.ts';
import { nativeHost } from '../native-host.ts';

/** Returns a schedule of the function `ask` with a store that takes 10 ms to read and 20 ms to write. */
export function scheduleOf(calls: Schedule['calls'], over: Partial<Schedule> = {}): Schedule {
  return {
    seed: 1,
    options: { limit: 3 },
    methods: ['ask'],
    calls,
    services: [
      {
        model: 'keyValueStore',
        params: { initial: { a: 1, b: { n: 2 } }, read: { kind: 'fixed', micros: 10_000 }, write: { kind: 'fixed', micros: 20_000 } },
        functions: { 'store.read': 'read', 'store.write': 'write', 'store.delete': 'delete' },
      },
      { model: 'notes', functions: { log: 'note' } },
    ],
    endMicros: 1_000_000,
    mostActs: 500,
    ...over,
  };
}

/** Returns a call of `ask`. */
export function ask(atMicros: number, ...args: Json[]): Schedule['calls'][number] {
  return { atMicros, method: 'ask', args };
}

/** Wraps schedules in a scenario. */
export function scenarioOf(schedules: readonly Schedule[], over: Partial<ServiceScenario> = {}): ServiceScenario {
  return { entry: 'createAsker', schedules, ...over };
}

/** Plays a scenario and its replay. */
export async function play(scenario: ServiceScenario, create: (env: never) => unknown): Promise<ServiceRun[]> {
  return replayService(scenario, await runServiceWorld(scenario, nativeHost(create)));
}

/** Plays one schedule and its replay. */
export async function playOne(schedule: Schedule, create: (env: never) => unknown): Promise<ServiceRun> {
  const [run] = await play(scenarioOf([schedule]), create);
  return run!;
}

/** Returns the events of a kind. */
export function eventsOf<Kind extends HistoryEvent['kind']>(run: ServiceRun, kind: Kind): Extract<HistoryEvent, { kind: Kind }>[] {
  return run.history.filter((event): event is Extract<HistoryEvent, { kind: Kind }> => event.kind === kind);
}

/** Returns a trace of these numbers and texts. */
export function traceOf(decisions: readonly number[], texts: readonly string[] = []): ServiceTrace {
  return { decisions: Int32Array.from(decisions), texts };
}

/** What the tests' code finds in `env`. */
export interface Env {
  readonly options: { readonly limit: number };
  readonly store: {
    read(key: string): Promise<unknown>;
    write(key: string, value: unknown): Promise<void>;
    delete(key: string): Promise<void>;
  };
  log(...args: unknown[]): undefined;
  now(): number;
  sleep(ms: number): Promise<void>;
  random(): number;
}
