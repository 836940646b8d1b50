import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { Schedule } from '../../../../src/sim/service/index.ts';
import { callsFail, callsHang, callsTake, get, leavingGet, ms, scheduleOf } from './schedule-parts.ts';

type Example = (stream: RandomStream, name: string) => Schedule;

const page = '/page';

/** The schedules of the visible tests, by the ids of their simulations. */
export const examples: Readonly<Record<string, Example>> = {
  'example-crowd': (stream, name) =>
    scheduleOf({ name, stream, calls: [get(0, page), get(ms(10), page), get(ms(39), page), get(ms(60), page)] }),
  'example-keys': (stream, name) =>
    scheduleOf({ name, stream, calls: [get(0, page), get(ms(10), '/other'), get(ms(20), page)], fetch: callsTake(80, 40) }),
  'example-failure': (stream, name) =>
    scheduleOf({ name, stream, calls: [get(0, page), get(ms(10), page), get(ms(60), page)], faults: callsFail(1) }),
  'example-timeout': (stream, name) =>
    scheduleOf({ name, stream, calls: [get(0, page), get(ms(190), page), get(ms(210), page)], faults: callsHang(1) }),
  'example-late': (stream, name) =>
    scheduleOf({ name, stream, calls: [get(0, page), get(ms(210), page), get(ms(270), page)], fetch: callsTake(250, 100) }),
  'example-leaves': (stream, name) =>
    scheduleOf({ name, stream, calls: [leavingGet(0, page, ms(20)), get(ms(10), page), get(ms(30), page)] }),
  'example-deserted': (stream, name) =>
    scheduleOf({
      name,
      stream,
      calls: [leavingGet(0, page, ms(20)), leavingGet(ms(10), page, ms(30)), get(ms(35), page)],
    }),
};
