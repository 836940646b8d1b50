import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { CallCase, CasesTest } from '../../../../src/grader/authoring.ts';
import { lettered, type BackendOption, type BalancerSetup } from '../../suite-parts/balancer-setup.ts';
import {
  advance,
  drawCalls,
  emptied,
  endsAfterLeaving,
  fail,
  finish,
  join,
  leave,
  pick,
  progress,
  scriptCase,
  startsEmpty,
  twoBalancers,
  type Call,
  type Mix,
} from '../../suite-parts/case-shapes.ts';
import { casesTest, drawn } from '../../suite-parts/cases-test.ts';
import { checkContract } from '../../suite-parts/follow-script.ts';

const mostBytes = 1000;

/** Draws 2 to 5 backends; of weight 1 unless told. */
function some(stream: RandomStream, mostWeight = 1): BackendOption[] {
  return lettered(Array.from({ length: 2 + stream.below(4) }, () => 1 + stream.below(mostWeight)));
}

/** Backends come and go until none is left. */
function comeAndGo(stream: RandomStream): CallCase {
  if (stream.below(4) === 0) return stream.below(2) === 0 ? startsEmpty(stream) : emptied(stream);
  const backends = some(stream, 4);
  return scriptCase(
    { backends, seed: 1 },
    drawCalls(stream, backends, { length: 30, mix: { pick: 4, fail: 1, join: 1, leave: 2, advance: 1 } }),
  );
}

/** Picks and reports of the kinds told, on backends of weight 1, all within the window. */
function reports(mix: Mix): (stream: RandomStream) => CallCase {
  return (stream) => {
    const backends = some(stream);
    const calls = drawCalls(stream, backends, { length: 36, mix, mostBytes, mostMs: 3 });
    return scriptCase({ backends, seed: 1 + stream.below(1000) }, [...calls, pick(0), pick(1)]);
  };
}

/** Responses that report their bytes several times and then fail; the picks after that tell what still counts. */
function failures(stream: RandomStream): CallCase {
  const backends = some(stream);
  const calls: Call[] = [];
  for (let request = 0; request < 8; request++) {
    const bytes = 1 + stream.below(mostBytes);
    calls.push(pick(request), progress(request, bytes));
    if (stream.below(2) === 0) calls.push(progress(request, bytes + stream.below(mostBytes)));
    if (stream.below(3) > 0) calls.push(fail(request));
  }
  return scriptCase({ backends, seed: 1 + stream.below(1000) }, [...calls, pick(8), pick(9)]);
}

/** Time goes by in quarters of a window of 100 ms, a millisecond more or less now and then, so that reports leave it at every pick. */
function sliding(stream: RandomStream): CallCase {
  const backends = some(stream);
  const windowMs = 100;
  const calls: Call[] = [];
  const running: { readonly id: number; bytes: number }[] = [];
  for (let picks = 0; picks < 24;) {
    const kind = stream.below(8);
    if (kind < 3) {
      calls.push(pick(picks));
      running.push({ id: picks++, bytes: 0 });
    } else if (kind < 6) {
      calls.push(advance([25, 25, 50, 24, 26, 99, 1][stream.below(7)]!));
    } else if (running.length > 0) {
      const at = stream.below(running.length);
      const request = running[at]!;
      request.bytes += 1 + stream.below(mostBytes);
      if (kind === 6) calls.push(progress(request.id, request.bytes));
      else {
        calls.push(finish(request.id, request.bytes));
        running.splice(at, 1);
      }
    }
  }
  return scriptCase({ backends, seed: 1 + stream.below(1000), windowMs }, calls);
}

/** Windows of other lengths, and of the length that holds when none is given: picks just before and at the end of each. */
function lengths(stream: RandomStream): CallCase {
  const windowMs = [undefined, 1, 2, 250, 1500, 60_000][stream.below(6)];
  const span = windowMs ?? 1000;
  const backends = lettered([1]);
  const setup: BalancerSetup = { backends, seed: 1 + stream.below(1000), ...(windowMs !== undefined && { windowMs }) };
  const before = Math.max(0, span - 1);
  const calls: Call[] = [pick(0), pick(1), finish(0, 900), join('b'), pick(2), finish(2, 300)];
  calls.push(
    ...(before > 0 ? [advance(before)] : []),
    pick(3),
    finish(1, 200),
    pick(4),
    advance(1),
    pick(5),
    finish(3, 500),
    finish(4, 100),
  );
  calls.push(pick(6), ...(before > 0 ? [advance(before)] : []), pick(7), advance(1), pick(8));
  return scriptCase(setup, calls);
}

/** A long silence, and then picks after a few reports: what was in the window before must be gone all at once. */
function silence(stream: RandomStream): CallCase {
  const backends = some(stream);
  const mix = { pick: 3, finish: 2, progress: 2 };
  const first = drawCalls(stream, backends, { length: 20, mix, mostBytes });
  const picks = first.filter(([code]) => code === pick(0)[0]).length;
  const calls: Call[] = [...first, advance(200 + stream.below(300))];
  for (let at = 0; at < 6; at++) calls.push(pick(at), finish(picks + at, 1 + stream.below(mostBytes)));
  return scriptCase({ backends, seed: 1 + stream.below(1000), windowMs: 200 }, [...calls, pick(0)]);
}

/** Backends of several weights, all within the window. */
function weights(stream: RandomStream): CallCase {
  const backends = some(stream, 5);
  const calls = drawCalls(stream, backends, { length: 40, mix: { pick: 4, finish: 3, progress: 2 }, mostBytes });
  return scriptCase({ backends, seed: 1 + stream.below(1000) }, [...calls, pick(0)]);
}

/** Weights change on the way, all within the window. */
function reweighed(stream: RandomStream): CallCase {
  const backends = some(stream, 5);
  const calls = drawCalls(stream, backends, { length: 40, mix: { pick: 4, finish: 3, progress: 2 }, mostBytes });
  const changed = calls.flatMap((call): Call[] => {
    if (stream.below(6) > 0) return [call];
    return [join(backends[stream.below(backends.length)]!.id, 1 + stream.below(6)), call];
  });
  return scriptCase({ backends, seed: 1 + stream.below(1000) }, [...changed, pick(0)]);
}

/** Backends leave with requests running, which report and end meanwhile, and come back within the window. */
function absences(stream: RandomStream): CallCase {
  const backends = some(stream);
  const calls: Call[] = [];
  let picks = 0;
  for (let round = 0; round < 3; round++) {
    const { id, weight } = backends[stream.below(backends.length)]!;
    for (let more = 0; more < 4; more++) calls.push(pick(picks++));
    calls.push(finish(picks - 4, 1 + stream.below(mostBytes)), leave(id), advance(1 + stream.below(20)));
    calls.push(progress(picks - 3, 1 + stream.below(mostBytes)), finish(picks - 2, 1 + stream.below(mostBytes)));
    calls.push(pick(picks++), finish(picks - 1, 1 + stream.below(mostBytes)), join(id, weight), pick(picks++), pick(picks++));
    calls.push(finish(picks - 6, mostBytes + stream.below(mostBytes)), pick(picks++));
  }
  return scriptCase({ backends, seed: 1 + stream.below(1000) }, calls);
}

const everything: Mix = { pick: 5, finish: 3, progress: 2, fail: 1, join: 1, leave: 1, advance: 2 };

function two(stream: RandomStream): CallCase {
  return twoBalancers(stream, { length: 24, mix: { ...everything, join: 0, leave: 0, fail: 0 }, mostBytes, mostMs: 20 });
}

function allTogether(stream: RandomStream): CallCase {
  const backends = some(stream, 3);
  const calls = drawCalls(stream, backends, { length: 60, mix: everything, mostBytes, mostMs: 60, mostWeight: 3 });
  return scriptCase({ backends, seed: 1 + stream.below(1000), windowMs: 150 }, calls);
}

/** The hidden tests on small scripts. */
export const ruleTests: readonly CasesTest[] = [
  casesTest(
    'R1/healthy',
    'a healthy backend, or undefined when there is none',
    'A pick named a backend that was not healthy, or none although some were.',
    drawn(comeAndGo),
    { check: checkContract },
  ),
  casesTest(
    'R1/late-ends',
    'requests end after their backend left',
    'After requests had ended whose backend had left, a pick went wrong.',
    drawn((stream) => endsAfterLeaving(stream), 30),
    { check: checkContract },
  ),
  casesTest(
    'R2/fewest-bytes',
    'the fewest bytes, of finished responses',
    'A pick named a backend although another had carried fewer bytes.',
    drawn(reports({ pick: 3, finish: 2, advance: 1 })),
  ),
  casesTest(
    'R3/progress',
    'bytes of running responses',
    'Bytes that progress reported were not counted, or counted twice.',
    drawn(reports({ pick: 3, progress: 4 })),
  ),
  casesTest(
    'R4/finished',
    'the end of responses that reported before',
    'At the end of a request, bytes were counted that had been reported before, or new ones were not.',
    drawn(reports({ pick: 3, progress: 4, finish: 3 })),
  ),
  casesTest(
    'R4/failed',
    'failed responses that reported before',
    'When a request failed, bytes it had sent before were taken back, or more were counted.',
    drawn(failures),
  ),
  casesTest(
    'R5/sliding',
    'reports leave a window of 100 ms one by one',
    'Bytes counted that had left the window, or were forgotten before they had.',
    drawn(sliding, 80),
  ),
  casesTest('R5/lengths', 'windows of several lengths, to the millisecond', 'Bytes left the window too early or too late.', drawn(lengths)),
  casesTest(
    'R5/silence',
    'a long silence empties the window',
    'After a long silence, bytes from before it still counted.',
    drawn(silence, 40),
  ),
  casesTest(
    'R6/weights',
    'bytes for each unit of weight',
    'A pick did not name the backend with the fewest bytes for its weight.',
    drawn(weights),
  ),
  casesTest(
    'R6/reweighed',
    'weights that change',
    'After a weight had changed, a pick did not name the backend with the fewest bytes for its weight.',
    drawn(reweighed),
  ),
  casesTest(
    'R7/absences',
    'backends leave and come back',
    'A backend came back, and bytes that it had sent within the window did not count, or those of others were lost.',
    drawn(absences),
  ),
  casesTest('R8/two-balancers', 'two balancers side by side', 'What was reported to one balancer showed in another.', drawn(two, 40)),
  casesTest(
    'R2/all-together',
    'everything mixed',
    'A pick named a backend although another had fewer bytes in the window for its weight.',
    drawn(allTogether),
  ),
];
