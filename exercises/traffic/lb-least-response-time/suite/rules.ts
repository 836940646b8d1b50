import type { CasesTest } from '../../../../src/grader/authoring.ts';
import { lettered } from '../../suite-parts/balancer-setup.ts';
import { anything, draw, emptied, endsAfterLeaving, startsEmpty } from '../../suite-parts/case-shapes.ts';
import { checkContract } from '../../suite-parts/follow-script.ts';
import { balancersApart } from './balancers-apart.ts';
import { scripted } from './scripted.ts';

const contractTests: readonly CasesTest[] = [
  {
    kind: 'cases',
    id: 'R1/names-a-backend',
    rule: 'R1',
    title: 'every pick names a backend of the latest list',
    failure: 'pick gave something other than the id of a healthy backend.',
    cases: (stream) => draw(stream, (one) => anything(one, 1)),
    check: checkContract,
  },
  {
    kind: 'cases',
    id: 'R1/no-backends',
    rule: 'R1',
    title: 'no backend, no name',
    failure: 'With no healthy backend pick must give undefined, and a backend once there is one again.',
    cases: (stream) => [...draw(stream, (one) => emptied(one, 1), 20), ...draw(stream, startsEmpty, 4)],
  },
  {
    kind: 'cases',
    id: 'R8/ends-after-leaving',
    rule: 'R8',
    title: 'requests may end after their backend left',
    failure: 'A request ended after its backend had left, and a later call went wrong.',
    cases: (stream) => draw(stream, (one) => endsAfterLeaving(one, 1)),
  },
];

const latencyTests: readonly CasesTest[] = [
  scripted({
    id: 'R2/faster-wins',
    title: 'with nothing else running the faster backend is picked',
    failure: 'One backend had answered ten times as fast as the other, nothing was running, and requests went to the slow one.',
    write: (script) => script.teach('a', 10, 100).teach('b', 10, 10).only('a', 'b').oneByOne(60, 10),
    limits: [{ backend: 'a', from: 20, count: 60, most: 12, why: 'it had answered ten times as slowly' }],
  }),
  scripted({
    id: 'R2/fast-is-first',
    title: 'the faster backend is picked, whichever is first in the list',
    failure: 'One backend had answered ten times as fast as the other, nothing was running, and requests went to the slow one.',
    write: (script) => script.teach('a', 10, 10).teach('b', 10, 100).only('a', 'b').oneByOne(60, 10),
    limits: [{ backend: 'b', from: 20, count: 60, most: 12, why: 'it had answered ten times as slowly' }],
  }),
  scripted({
    id: 'R2/turned-slow',
    title: 'late latencies count for more than old ones',
    failure: 'A backend that had once been fast had been slow ten times in a row, and requests still went to it.',
    write: (script) => script.teach('a', 5, 10).teach('b', 10, 50).teach('a', 10, 500).only('a', 'b').oneByOne(40, 50),
    limits: [{ backend: 'a', from: 25, count: 40, most: 8, why: 'its last ten answers were ten times as slow' }],
  }),
  scripted({
    id: 'R3/running-counts',
    title: 'of backends with equal latencies the one with less running is picked',
    failure: 'Two backends had answered equally fast, one had ten requests running, and the other, with fewer, was not picked.',
    write: (script) => script.teach('a', 10, 50).teach('b', 10, 50).only('a').pick(10).only('a', 'b').pick(5),
    limits: [{ backend: 'b', from: 30, count: 5, least: 4, why: 'the other has ten requests running' }],
  }),
  scripted({
    id: 'R3/fast-is-not-flooded',
    title: 'the fastest backend does not get everything',
    failure: 'Two hundred requests came at once, and the faster backend got all of them while the slower had hardly any.',
    write: (script) => script.teach('a', 10, 100).teach('b', 10, 10).only('a', 'b').pick(200),
    limits: [{ backend: 'a', from: 20, count: 200, least: 4, why: 'all the others are still running' }],
  }),
  scripted({
    id: 'R3/ended-do-not-count',
    title: 'requests that ended well run no more',
    failure: 'One backend had served many requests before and nothing was running, yet it was treated as if they still ran.',
    write: (script) => script.teach('a', 60, 50).teach('b', 5, 50).teach('a', 5, 50).only('a', 'b').pick(20),
    limits: [{ backend: 'a', from: 70, count: 20, least: 5, why: 'nothing else runs, and both had answered equally fast' }],
  }),
  scripted({
    id: 'R3/failed-do-not-count',
    title: 'requests that failed run no more',
    failure:
      'Long after many failures, with good answers since and nothing running, a backend was treated as if the failed requests still ran.',
    write: (script) =>
      script.teach('a', 40, 5, false).advance(200_000).teach('b', 25, 50).teach('a', 25, 50).teach('b', 25, 50).only('a', 'b').pick(20),
    limits: [{ backend: 'a', from: 115, count: 20, least: 5, why: 'nothing else runs, and both have answered equally fast of late' }],
  }),
];

const fadingTests: readonly CasesTest[] = [
  scripted({
    id: 'R4/tried-again',
    title: 'a slow backend is tried again within ten half-lives',
    failure: 'A backend was slow ten half-lives ago, and has not been tried since, with steady traffic all the time.',
    halfLifeMs: 1000,
    write: (script) => script.teach('a', 5, 1000).teach('b', 10, 20).only('a', 'b').oneByOne(500, 20),
    limits: [{ backend: 'a', from: 15, count: 500, least: 1, why: 'ten half-lives go by' }],
  }),
  scripted({
    id: 'R4/not-forgotten',
    title: 'within a half-life little is forgotten',
    failure: 'A backend was ten times as slow less than a half-life ago, and was picked as if that had been forgotten.',
    halfLifeMs: 20_000,
    write: (script) => script.teach('a', 5, 1000).teach('b', 10, 100).only('a', 'b').oneByOne(100, 100),
    limits: [{ backend: 'a', from: 15, count: 100, most: 20, why: 'half a half-life ago it was ten times as slow' }],
  }),
];

const failureTests: readonly CasesTest[] = [
  scripted({
    id: 'R5/nothing-but-failures',
    title: 'a backend that only ever failed is avoided, however quickly it did',
    failure: 'A backend had answered five requests with an error within a millisecond each, and was picked as if it were fast.',
    write: (script) => script.teach('b', 5, 50).teach('a', 5, 1, false).only('a', 'b').oneByOne(40, 50),
    limits: [{ backend: 'a', from: 10, count: 40, most: 8, why: 'its last five requests all failed' }],
  }),
  scripted({
    id: 'R5/failures-after-successes',
    title: 'a fast backend that begins to fail is avoided',
    failure: 'A fast backend had failed five times in a row, and was picked as if nothing had happened.',
    write: (script) => script.teach('b', 5, 50).teach('a', 5, 10).oneByOne(5, 1, false).only('a', 'b').oneByOne(40, 50),
    limits: [{ backend: 'a', from: 15, count: 40, most: 8, why: 'its last five requests all failed' }],
  }),
  scripted({
    id: 'R5/slow-failures',
    title: 'a backend that fails slowly is avoided too',
    failure: 'A backend had let five requests time out, and was picked as if nothing had happened.',
    write: (script) => script.teach('b', 5, 50).teach('a', 5, 10).oneByOne(5, 900, false).only('a', 'b').oneByOne(40, 50),
    limits: [{ backend: 'a', from: 15, count: 40, most: 8, why: 'its last five requests all failed' }],
  }),
];

const newTests: readonly CasesTest[] = [
  scripted({
    id: 'R6/new-is-tried',
    title: 'a backend without results is tried within forty requests',
    failure: 'A backend joined, and of the next forty requests none went to it.',
    write: (script) => script.teach('a', 5, 50).teach('b', 5, 50).teach('c', 5, 50).only('a', 'b', 'c', 'd').oneByOne(40, 50),
    limits: [{ backend: 'd', from: 15, count: 40, least: 1, why: 'it is new' }],
  }),
  scripted({
    id: 'R6/new-is-tried-after-fast-ones',
    title: 'a backend without results is tried even beside very fast ones',
    failure: 'A backend joined fast ones, and of the next forty requests none went to it.',
    write: (script) => script.teach('a', 5, 2).teach('b', 5, 2).only('a', 'b', 'd').oneByOne(40, 2),
    limits: [{ backend: 'd', from: 10, count: 40, least: 1, why: 'it is new' }],
  }),
  scripted({
    id: 'R6/new-is-not-flooded',
    title: 'a backend without results never runs more than its even share and two',
    failure: 'A backend had not answered yet, and was sent more requests than its even share and two.',
    write: (script) => script.teach('a', 5, 50).teach('b', 5, 50).teach('c', 5, 50).only('a', 'b', 'c', 'd').pick(40),
    limits: [{ backend: 'd', from: 15, count: 40, most: 12, why: 'it is new, and its even share is ten' }],
  }),
  scripted({
    id: 'R6/all-are-new',
    title: 'at the start no backend runs more than its even share and two',
    failure: 'No backend had answered yet, and one was sent more requests than its even share and two.',
    backends: lettered([1, 1, 1, 1]),
    write: (script) => script.pick(40),
    limits: ['a', 'b', 'c', 'd'].map((backend) => ({
      backend,
      from: 0,
      count: 40,
      most: 12,
      why: 'all are new, and the even share is ten',
    })),
  }),
];

const otherTests: readonly CasesTest[] = [
  scripted({
    id: 'R7/zero-latency',
    title: 'backends that answer within the millisecond share the load',
    failure: 'Two backends had answered in 0 ms, and of twenty requests at once one of them got fewer than five.',
    write: (script) => script.teach('b', 5, 0).teach('a', 5, 0).only('a', 'b').pick(20),
    limits: ['a', 'b'].map((backend) => ({ backend, from: 10, count: 20, least: 5, why: 'both had answered in 0 ms' })),
  }),
  scripted({
    id: 'R7/zero-beside-slow',
    title: 'a backend that answers within the millisecond is faster than any other',
    failure: 'One backend had answered in 0 ms and the other in 100, and requests went to the slow one.',
    write: (script) => script.teach('a', 5, 100).teach('b', 5, 0).only('a', 'b').oneByOne(40, 0),
    limits: [{ backend: 'a', from: 10, count: 40, most: 8, why: 'it had answered in 100 ms, the other in 0' }],
  }),
  scripted({
    id: 'R8/kept',
    title: 'who stays or comes back keeps what was learnt',
    failure: 'Others joined and left, or the backend itself was away, and what had been learnt of it was forgotten.',
    write: (script) =>
      script.teach('a', 10, 200).teach('b', 10, 10).only('a', 'b', 'c').only('a', 'b').leave('a').join('a').oneByOne(30, 10),
    limits: [{ backend: 'a', from: 20, count: 30, most: 6, why: 'before the changes it had answered twenty times as slowly' }],
  }),
  balancersApart,
];

/** The hidden tests on scripts of calls. */
export const ruleTests: readonly CasesTest[] = [
  ...contractTests,
  ...latencyTests,
  ...fadingTests,
  ...failureTests,
  ...newTests,
  ...otherTests,
];
