import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { Schedule } from '../../../../src/sim/service/index.ts';
import { get, invalidate, ms, put, readsFail, readsTake, scheduleOf } from './schedule-parts.ts';

type Example = (stream: RandomStream, name: string) => Schedule;

/** The schedules of the visible tests, by the ids of their simulations. */
export const examples: Readonly<Record<string, Example>> = {
  'example-copy': (stream, name) =>
    scheduleOf({
      name,
      stream,
      calls: [get(0, 'price'), get(ms(100), 'price'), get(ms(1000), 'price')],
      store: { initial: { price: 20 } },
    }),
  'example-crowd': (stream, name) =>
    scheduleOf({ name, stream, calls: [get(0, 'price'), get(ms(10), 'price'), get(ms(30), 'price')], store: { initial: { price: 20 } } }),
  'example-absent': (stream, name) =>
    scheduleOf({ name, stream, calls: [get(0, 'discount'), get(ms(100), 'discount'), get(ms(200), 'discount')], store: { initial: {} } }),
  'example-failure': (stream, name) =>
    scheduleOf({
      name,
      stream,
      calls: [get(0, 'price'), get(ms(10), 'price'), get(ms(60), 'price')],
      store: { initial: { price: 20 }, ...readsFail(1) },
    }),
  'example-put': (stream, name) =>
    scheduleOf({
      name,
      stream,
      calls: [get(0, 'price'), put(ms(50), 'price', 25), get(ms(60), 'price'), get(ms(80), 'price')],
      store: { initial: { price: 20 } },
    }),
  'example-invalidate': (stream, name) =>
    scheduleOf({
      name,
      stream,
      calls: [get(0, 'price'), invalidate(ms(50), 'price'), get(ms(60), 'price')],
      store: { initial: { price: 20 }, changes: [{ atMicros: ms(50), key: 'price', value: 25 }] },
    }),
  'example-stale-fill': (stream, name) =>
    scheduleOf({
      name,
      stream,
      calls: [get(0, 'price'), put(ms(20), 'price', 25), get(ms(60), 'price'), get(ms(120), 'price')],
      store: { initial: { price: 20 }, effectAt: 'start', ...readsTake(100, 30) },
    }),
  'example-early': (stream, name) =>
    scheduleOf({
      name,
      stream,
      options: { beta: 1 },
      calls: [get(0, 'price'), get(ms(500), 'price'), ...Array.from({ length: 8 }, (_, at) => get(ms(840 + 20 * at), 'price'))],
      store: { initial: { price: 20 } },
    }),
};
