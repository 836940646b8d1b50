import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { Schedule } from '../../../../src/sim/service/index.ts';
import { scheduleOf, type Report } from './schedule-parts.ts';

/** Probes are well more often than not, but runs of failures are common. */
const letters = '+++++++w-----..slmf';
/** Reports are at least this share of an interval apart. */
const reportShare = 0.2;

/** Draws a schedule of anything: some backends, flapping and half dead, and reports of some of them. */
export function mixedSchedule(stream: RandomStream, turns: number): Schedule {
  const ids = ['a', 'b', 'c', 'd'].slice(0, 2 + stream.below(3));
  const backends: Record<string, string> = {};
  for (const id of ids) backends[id] = drawBehaviour(stream, turns);
  const reports: Report[] = [];
  for (let at = reportShare; at < turns; at += reportShare) {
    if (stream.below(4) === 0) reports.push([at, ids[stream.below(ids.length)]!, stream.below(3) === 0]);
  }
  return scheduleOf({
    name: 'mixed',
    stream,
    backends,
    timeoutMs: stream.below(3) === 0 ? 1900 : 300,
    fall: 1 + stream.below(4),
    rise: 1 + stream.below(3),
    maxEjected: 1 + stream.below(ids.length),
    reports,
    turns,
  });
}

function drawBehaviour(stream: RandomStream, turns: number): string {
  let text = '';
  while (text.length < turns) text += letters[stream.below(letters.length)]!.repeat(1 + stream.below(3));
  return text;
}
