import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { Schedule } from '../../../../src/sim/service/index.ts';
import { scheduleOf } from './schedule-parts.ts';

type Example = (stream: RandomStream, name: string) => Schedule;

const pair = { startMs: 0, intervalMs: 1000, timeoutMs: 300 };

/** The schedules of the visible tests, by the ids of their simulations. */
export const examples: Readonly<Record<string, Example>> = {
  'example-turns': (stream, name) => scheduleOf({ ...pair, name, stream, backends: { a: 'w', b: '+' }, turns: 3, looks: [0.3] }),
  'example-silent': (stream, name) =>
    scheduleOf({ ...pair, name, stream, backends: { a: '+', b: '.' }, timeoutMs: 2500, turns: 5, looks: [2.9, 3.1] }),
  'example-fall': (stream, name) =>
    scheduleOf({ ...pair, name, stream, backends: { a: '+', b: '-+---' }, turns: 5, looks: [1.2, 3.6, 4.4, 4.6] }),
  'example-late': (stream, name) =>
    scheduleOf({ ...pair, name, stream, backends: { a: '+', b: 's' }, fall: 2, turns: 3, looks: [1.2, 1.79, 1.82, 2.4] }),
  'example-rise': (stream, name) =>
    scheduleOf({ ...pair, name, stream, backends: { a: '+', b: '-+-++' }, fall: 1, turns: 5, looks: [0.6, 1.6, 2.6, 3.6, 4.6] }),
  'example-report': (stream, name) =>
    scheduleOf({
      ...pair,
      name,
      stream,
      backends: { a: '+', b: '+-+' },
      reports: [
        [0.7, 'b', false],
        [0.9, 'b', false],
        [1.7, 'b', true],
      ],
      turns: 4,
      looks: [1.4, 1.6, 2.6, 3.6],
    }),
  'example-limit': (stream, name) =>
    scheduleOf({ ...pair, name, stream, backends: { a: '-', b: '--+' }, maxEjected: 2, fall: 2, turns: 5, looks: [1.2, 1.6, 3.6, 4.2] }),
};
