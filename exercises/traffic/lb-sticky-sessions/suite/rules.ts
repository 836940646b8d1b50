import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { CallCase, CasesTest } from '../../../../src/grader/authoring.ts';
import { strangerCookies, textOf } from '../../suite-parts/balancer-calls.ts';
import { lettered, type BackendOption } from '../../suite-parts/balancer-setup.ts';
import {
  advance,
  drawBackends,
  fail,
  finish,
  join,
  leave,
  onSecond,
  pick,
  progress,
  scriptCase,
  type Call,
} from '../../suite-parts/case-shapes.ts';
import { casesTest, drawn } from '../../suite-parts/cases-test.ts';
import { checkContract } from '../../suite-parts/follow-script.ts';
import { checkSameBackends } from './check.ts';

/** Weights and cases are few, so that a ring with hundreds of points for each unit of weight stays within the steps of a run. */
const mostWeight = 3;

/** Draws clients, no two the same, for a case in which no address may tell on another. */
function drawClients(stream: RandomStream, count: number): number[] {
  const first = stream.below(500);
  const stride = 1 + stream.below(Math.floor(900 / count));
  return Array.from({ length: count }, (_, index) => first + index * stride);
}

function drawId(stream: RandomStream): string {
  return 'abcdefghij'[stream.below(10)]!;
}

/** Backends leave until none is left, and others join; every pick is for another address, so that only the contract can be broken. */
function comeAndGo(stream: RandomStream): CallCase {
  const backends = stream.below(6) === 0 ? [] : drawBackends(stream, 4, mostWeight);
  const clients = drawClients(stream, 40);
  const healthy = new Set(backends.map(({ id }) => id));
  const calls: Call[] = [];
  for (let at = 0; at < 30; at++) {
    const kind = stream.below(6);
    if (kind === 0) {
      const id = drawId(stream);
      healthy.add(id);
      calls.push(join(id, 1 + stream.below(mostWeight)));
    } else if (kind <= 2 && healthy.size > 0) {
      const id = [...healthy][stream.below(healthy.size)]!;
      healthy.delete(id);
      calls.push(leave(id));
    } else calls.push(stream.below(4) === 0 ? pick(clients[at]!, drawId(stream)) : pick(clients[at]!));
  }
  return scriptCase({ backends, seed: 1 + stream.below(1000) }, calls);
}

/** Cookies that name healthy backends, while others come and go. */
function winningCookies(stream: RandomStream): CallCase {
  const backends = lettered(Array.from({ length: 2 + stream.below(4) }, () => 1 + stream.below(mostWeight)));
  const clients = drawClients(stream, 4);
  const healthy = new Set(backends.map(({ id }) => id));
  const calls: Call[] = [];
  for (let at = 0; at < 24; at++) {
    const kind = stream.below(8);
    const id = drawId(stream);
    if (kind === 0 && healthy.size > 1 && healthy.has(id)) {
      healthy.delete(id);
      calls.push(leave(id));
    } else if (kind === 1) {
      healthy.add(id);
      calls.push(join(id, 1 + stream.below(mostWeight)));
    } else calls.push(pick(clients[stream.below(4)]!, [...healthy][stream.below(healthy.size)]!));
  }
  return scriptCase({ backends }, calls);
}

/** The same addresses with no cookie, and with cookies that name nobody or a backend that left. */
function losingCookies(stream: RandomStream): CallCase {
  const backends = lettered(Array.from({ length: 3 + stream.below(4) }, () => 1 + stream.below(mostWeight)));
  const gone = backends[stream.below(backends.length)]!.id;
  const cookies = [...strangerCookies.map((code) => textOf(code)!), 'j', gone];
  const calls: Call[] = [leave(gone)];
  for (const client of drawClients(stream, 8)) {
    calls.push(pick(client));
    for (let more = 0; more < 3; more++) calls.push(pick(client, cookies[stream.below(cookies.length)]!));
  }
  return scriptCase({ backends, seed: 1 + stream.below(1000) }, calls);
}

/** The same addresses again after time, results, other clients, winning cookies, and changes of the list that were taken back. */
function history(stream: RandomStream): CallCase {
  const backends = lettered(Array.from({ length: 3 + stream.below(4) }, () => 1 + stream.below(mostWeight)));
  const clients = drawClients(stream, 6);
  const calls = clients.map((client) => pick(client));
  let picks = clients.length;
  for (let at = 0; at < 20; at++) {
    const { id, weight } = backends[stream.below(backends.length)]!;
    const request = stream.below(picks);
    const kind = stream.below(7);
    if (kind === 0) calls.push(advance(1 + stream.below(100_000)));
    else if (kind === 1) calls.push(fail(request));
    else if (kind === 2) calls.push(progress(request, 5), finish(request, 1 + stream.below(100_000)));
    else if (kind === 3) calls.push(leave(id), join(id, weight));
    else if (kind === 4) calls.push(join(id, weight + 1), join(id, weight));
    else {
      calls.push(kind === 5 ? pick(clients[stream.below(6)]!, id) : pick(2000 + at));
      picks += 1;
    }
  }
  return scriptCase({ backends, seed: 1 + stream.below(1000) }, [...calls, ...clients.map((client) => pick(client))]);
}

/** Many requests at once on few addresses, all running: load is no reason to move. */
function crowd(stream: RandomStream): CallCase {
  const backends = drawBackends(stream, 5, mostWeight);
  const clients = drawClients(stream, 3);
  const calls = Array.from({ length: 60 }, (_, at) => (at % 20 === 19 ? fail(at - 10) : pick(clients[stream.below(3)]!)));
  return scriptCase({ backends, seed: 1 + stream.below(1000) }, calls);
}

/** Two balancers that come to the same backends by different ways, one of them while it serves clients, must agree on every address. */
function twoAgree(stream: RandomStream): CallCase {
  const backends = lettered(Array.from({ length: 2 + stream.below(4) }, () => 1 + stream.below(mostWeight)));
  const reversed: readonly BackendOption[] = [...backends].reverse();
  const clients = drawClients(stream, 10);
  const onFirst = clients.map((client) => pick(client));
  const both = clients.flatMap((client): Call[] => [pick(client), onSecond(pick(client))]);
  const joinAll = (list: readonly BackendOption[]) => list.map(({ id, weight }) => join(id, weight));
  const way = stream.below(3);
  if (way === 0)
    return scriptCase(
      [
        { backends, seed: 1 },
        { backends: reversed, seed: 2 },
      ],
      both,
    );
  if (way === 1) {
    return scriptCase(
      [
        { backends, seed: 1 },
        { backends: [], seed: 2 },
      ],
      [...onFirst, ...joinAll(reversed).map(onSecond), ...both],
    );
  }
  const [late, ...early] = reversed;
  const setups = [
    { backends: early, seed: 1 },
    { backends, seed: 2 },
  ] as const;
  return scriptCase(setups, [...onFirst, join(late!.id, late!.weight), ...both]);
}

/** Asks for many addresses before and after a change of the list, and again once it is taken back. */
function around(
  change: (stream: RandomStream, backends: readonly BackendOption[]) => readonly [forth: readonly Call[], back: readonly Call[]],
) {
  return (stream: RandomStream): CallCase => {
    const backends = lettered(Array.from({ length: 2 + stream.below(5) }, () => 1 + stream.below(mostWeight)));
    const clients = drawClients(stream, 24).map((client) => pick(client));
    const [forth, back] = change(stream, backends);
    return scriptCase({ backends, seed: 1 + stream.below(1000) }, [...clients, ...forth, ...clients, ...back, ...clients]);
  };
}

const leaves = around((stream, backends) => {
  const { id, weight } = backends[stream.below(backends.length)]!;
  return [[leave(id)], [join(id, weight)]];
});

const twoLeave = around((stream, backends) => {
  const [first, second] = [backends[0]!, backends[1 + stream.below(backends.length - 1)]!];
  return [
    [leave(first.id), leave(second.id)],
    [join(second.id, second.weight), join(first.id, first.weight)],
  ];
});

const joins = around((stream) => {
  const id = 'ghij'[stream.below(4)]!;
  return [[join(id, 1 + stream.below(mostWeight))], [leave(id)]];
});

const reweighs = around((stream, backends) => {
  const { id, weight } = backends[stream.below(backends.length)]!;
  return [[join(id, 1 + ((weight + stream.below(mostWeight - 1)) % mostWeight))], [join(id, weight)]];
});

/** Sessions as a proxy makes them: the client carries the cookie of its backend, loses it there and gets another, and keeps that when it returns. */
function sessions(stream: RandomStream): CallCase {
  const backends = lettered(Array.from({ length: 3 + stream.below(3) }, () => 1 + stream.below(mostWeight)));
  const [dying, other] = [backends[0]!, backends[1 + stream.below(backends.length - 1)]!];
  const calls: Call[] = [];
  const clients = drawClients(stream, 6);
  for (const client of clients) calls.push(pick(client), pick(client, dying.id));
  calls.push(leave(dying.id));
  for (const client of clients) calls.push(pick(client, dying.id), pick(client, dying.id), pick(client, other.id), pick(client));
  calls.push(join(dying.id, dying.weight));
  for (const client of clients) calls.push(pick(client, other.id), pick(client, dying.id), pick(client));
  return scriptCase({ backends, seed: 1 + stream.below(1000) }, calls);
}

/** Two balancers with backends of their own, which leave and join apart. */
function twoApart(stream: RandomStream): CallCase {
  const setups = [0, 1].map((index) => ({ backends: drawBackends(stream, 4, mostWeight), seed: 1 + index }));
  const clients = drawClients(stream, 60);
  const calls: Call[] = [];
  for (let at = 0; at < 30; at++) {
    const kind = stream.below(5);
    const call = kind === 0 ? join(drawId(stream), 1 + stream.below(mostWeight)) : kind === 1 ? leave(drawId(stream)) : pick(clients[at]!);
    calls.push(stream.below(2) === 0 ? call : onSecond(call));
  }
  return scriptCase([setups[0]!, setups[1]!], calls);
}

/** The hidden tests on small scripts. */
export const ruleTests: readonly CasesTest[] = [
  casesTest(
    'R1/healthy',
    'a healthy backend, or undefined when there is none',
    'A pick named a backend that was not healthy, or none although some were.',
    drawn(comeAndGo, 40),
    { check: checkContract },
  ),
  casesTest(
    'R2/cookie-wins',
    'cookies of healthy backends',
    'A cookie that named a healthy backend was passed over.',
    drawn(winningCookies, 40),
  ),
  casesTest(
    'R3/cookie-ignored',
    'cookies that name no healthy backend',
    'A cookie that named no healthy backend was obeyed, or changed where the client went.',
    drawn(losingCookies, 40),
  ),
  casesTest(
    'R4/history',
    'time, results, load and changes taken back',
    'The same address went to another backend although the same backends were healthy.',
    drawn(history, 24),
    { check: checkSameBackends },
  ),
  casesTest('R4/load', 'many requests of few clients', 'A client was moved because of load or failures.', drawn(crowd, 40)),
  casesTest(
    'R4/two-agree',
    'two balancers with the same backends agree',
    'Two balancers with the same healthy backends sent one address to different ones.',
    drawn(twoAgree, 30),
    { check: checkSameBackends },
  ),
  casesTest(
    'R5/leave',
    'one backend leaves and returns',
    'A backend left or returned, and a client moved that was not its own.',
    drawn(leaves, 40),
  ),
  casesTest(
    'R5/two-leave',
    'two backends leave and return',
    'Two backends left or returned, and a client moved that belonged to neither.',
    drawn(twoLeave, 40),
  ),
  casesTest(
    'R5/sessions',
    'sessions with cookies outlive a backend',
    'After a backend died or returned, a client was not where its cookie or its address puts it.',
    drawn(sessions, 40),
  ),
  casesTest(
    'R6/join',
    'one backend joins and leaves again',
    'A backend joined, and a client moved to another than that.',
    drawn(joins, 40),
  ),
  casesTest(
    'R7/weight',
    'one weight changes, and back',
    'A weight changed, and a client moved between two backends whose weights had not.',
    drawn(reweighs, 40),
  ),
  casesTest(
    'R9/two-balancers',
    'two balancers with backends of their own',
    'What was done to one balancer showed in another.',
    drawn(twoApart, 24),
  ),
];
