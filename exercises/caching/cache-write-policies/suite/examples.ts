import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { Schedule } from '../../../../src/sim/service/index.ts';
import { flush, get, scheduleOf, set, take, writesFail } from './schedule-parts.ts';

type Example = (stream: RandomStream, name: string) => Schedule;

/** The schedules of the visible tests, by the ids of their simulations. */
export const examples: Readonly<Record<string, Example>> = {
  'example-through': (stream, name) =>
    scheduleOf({
      name,
      stream,
      policy: 'write-through',
      calls: [get(0, 'a'), set(50, 'a', 2), get(60, 'a'), get(80, 'a')],
      store: { initial: { a: 1 } },
    }),
  'example-row': (stream, name) =>
    scheduleOf({
      name,
      stream,
      policy: 'write-through',
      calls: [set(0, 'a', 1), set(10, 'a', 2), set(15, 'b', 3), get(100, 'a')],
      store: { write: take(50, 20) },
    }),
  'example-around': (stream, name) =>
    scheduleOf({
      name,
      stream,
      policy: 'write-around',
      calls: [get(0, 'a'), set(50, 'a', 2), get(60, 'a'), get(80, 'a')],
      store: { initial: { a: 1 } },
    }),
  'example-overtaken': (stream, name) =>
    scheduleOf({
      name,
      stream,
      policy: 'write-around',
      calls: [get(0, 'a'), set(20, 'a', 2), get(50, 'a'), get(120, 'a')],
      store: { initial: { a: 1 }, effectAt: 'start', read: take(100, 30) },
    }),
  'example-behind': (stream, name) =>
    scheduleOf({
      name,
      stream,
      policy: 'write-behind',
      calls: [set(0, 'a', 1), set(30, 'b', 2), set(60, 'a', 3), get(70, 'a'), set(110, 'a', 4), get(125, 'a')],
    }),
  'example-batch': (stream, name) =>
    scheduleOf({
      name,
      stream,
      policy: 'write-behind',
      options: { maxDirty: 2 },
      calls: [set(0, 'a', 1), set(10, 'a', 2), set(20, 'b', 3), set(90, 'c', 4)],
    }),
  'example-failure': (stream, name) =>
    scheduleOf({
      name,
      stream,
      policy: 'write-behind',
      calls: [set(0, 'a', 1), set(10, 'b', 2), get(130, 'a')],
      store: writesFail('rejects', 1),
    }),
  'example-flush': (stream, name) =>
    scheduleOf({
      name,
      stream,
      policy: 'write-behind',
      calls: [set(0, 'a', 1), flush(10), set(20, 'a', 2), flush(25), flush(60)],
    }),
  'example-crash': (stream, name) =>
    scheduleOf({
      name,
      stream,
      policy: 'write-through',
      calls: [set(0, 'a', 1), set(5, 'a', 2), get(25, 'a'), get(45, 'a')],
    }),
};
