import type { CasesTest } from '../../../../src/grader/authoring.ts';
import { lettered } from '../../suite-parts/balancer-setup.ts';
import { join, leave, pick } from '../../suite-parts/case-shapes.ts';
import { example } from '../../suite-parts/example.ts';
import { scripted } from './scripted.ts';

/** The tests a learner sees and can run at will. */
export const visibleTests: readonly CasesTest[] = [
  example('R1/example', 'R1', 'no backend, no name', 'With no healthy backend pick must give undefined.', { backends: [], seed: 1 }, [
    pick(1),
    join('a'),
    pick(2),
    leave('a'),
    pick(3),
  ]),
  scripted({
    id: 'R2/example',
    title: 'the faster of two idle backends is picked',
    failure: 'One backend had answered ten times as fast as the other, nothing was running, and requests went to the slow one.',
    visible: true,
    write: (script) => script.teach('a', 3, 100).teach('b', 3, 10).only('a', 'b').oneByOne(10, 10),
    limits: [{ backend: 'a', from: 6, count: 10, most: 2, why: 'it had answered ten times as slowly' }],
  }),
  scripted({
    id: 'R3/example',
    title: 'a loaded backend is not picked before an idle one that is as fast',
    failure: 'Two backends had answered equally fast, one had ten requests running, and the idle one was not picked.',
    visible: true,
    write: (script) => script.teach('a', 3, 50).teach('b', 3, 50).only('a').pick(10).only('a', 'b').pick(5),
    limits: [{ backend: 'b', from: 16, count: 5, least: 4, why: 'the other has ten requests running' }],
  }),
  scripted({
    id: 'R4/example',
    title: 'a slow backend is tried again in time',
    failure: 'A backend was slow ten half-lives ago, and has not been tried since.',
    visible: true,
    halfLifeMs: 100,
    write: (script) => script.teach('a', 3, 200).teach('b', 3, 20).only('a', 'b').oneByOne(50, 20),
    limits: [{ backend: 'a', from: 6, count: 50, least: 1, why: 'ten half-lives go by' }],
  }),
  scripted({
    id: 'R5/example',
    title: 'failing fast is not being fast',
    failure: 'A backend had answered five requests with an error within a millisecond each, and was picked as if it were fast.',
    visible: true,
    write: (script) => script.teach('b', 5, 50).teach('a', 5, 1, false).only('a', 'b').oneByOne(10, 50),
    limits: [{ backend: 'a', from: 10, count: 10, most: 2, why: 'its last five requests all failed' }],
  }),
  scripted({
    id: 'R6/example',
    title: 'at the start nobody is flooded',
    failure: 'No backend had answered yet, and one was sent more requests than its even share and two.',
    visible: true,
    backends: lettered([1, 1, 1]),
    write: (script) => script.pick(9),
    limits: ['a', 'b', 'c'].map((backend) => ({ backend, from: 0, count: 9, most: 5, why: 'all are new, and the even share is three' })),
  }),
];
