import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { describeView, readState, type RingView } from '../../../exercises/data/consistent-hashing/replay-state.ts';
import Replay from '../../../exercises/data/consistent-hashing/replay.tsx';
import type { Counterexample } from '../../../src/grader/authoring.ts';

const nodes = ['a', 'b', 'c'].map((node) => ({ node, weight: 1 }));
const before: RingView = {
  ring: 0,
  nodes: nodes.slice(0, 2),
  keys: [{ key: 'key-0', place: 0.25, owner: 'a' }],
  asked: 'key-0',
  list: ['a'],
};
const joined: RingView = { ring: 0, nodes, keys: [{ key: 'key-0', place: 0.25, earlier: 'a' }] };
const after: RingView = { ...joined, asked: 'key-0', list: [], possible: ['a', 'c'] };

const wrongMove: Counterexample = {
  kind: 'calls',
  setup: 'createHashRing({ hash, virtualNodes: 2 })',
  divergence: 2,
  steps: [
    { call: 'getNode("key-0")', expected: '"a"', actual: '"a"', state: before },
    { call: 'addNode("c", undefined)', expected: 'undefined', actual: 'undefined', state: joined },
    { call: 'getNode("key-0")', expected: '"a" or "c"', actual: '"b"', state: after },
  ],
};

function render(step: number, counterexample = wrongMove): string {
  return renderToStaticMarkup(<Replay counterexample={counterexample} step={step} />);
}

/** Returns what the markup says outside of the picture, as plain text. */
function spoken(markup: string): string {
  const text = markup.replace(/<svg.*?<\/svg>/gs, ' ').replace(/<[^>]+>/g, ' ');
  return text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replace(/\s+/g, ' ');
}

describe('readState', () => {
  it('takes nothing that has another shape', () => {
    expect(readState(before)).toEqual(before);
    const bad = [
      undefined,
      null,
      1,
      {},
      { ring: 0 },
      { ring: 0, nodes: [null], keys: [] },
      { ring: 0, nodes: [], keys: [{ key: 1, place: 0 }] },
    ];
    for (const each of bad) expect(readState(each)).toBeUndefined();
  });
});

describe('describeView', () => {
  it('names nodes, weights, moves, lists and loads', () => {
    const view: RingView = {
      ring: 1,
      nodes: [
        { node: 'a', weight: 2, held: 3, cap: 3 },
        { node: '', weight: 1, held: 0, cap: 2 },
      ],
      keys: [{ key: 'key-4', place: 0.5, owner: '', earlier: 'a' }],
      asked: 'key-4',
      list: ['', 'a'],
    };
    expect(describeView(view, false)).toBe(
      'The second ring has 2 nodes: "a" (weight 2) and "". Its list, as far as it was asked for: "" then "a". Moved since it was asked for last: "key-4" from "a" to "". Held, of the bound: "a" 3 of 3 and "" 0 of 2.',
    );
  });

  it('bounds how many nodes and keys it names, and how long they are', () => {
    const many: RingView = {
      ring: 0,
      nodes: Array.from({ length: 400 }, (_, index) => ({ node: 'n'.repeat(5000) + index, weight: 1, held: 1, cap: 2 })),
      keys: Array.from({ length: 400 }, (_, index) => ({ key: 'k'.repeat(5000) + index, place: 0, owner: 'x', earlier: 'y' })),
    };
    expect(describeView(many, false).length).toBeLessThan(1500);
  });
});

describe('Replay', () => {
  it('puts expected beside actual, and says what the picture shows', () => {
    const text = spoken(render(2));
    expect(text).toContain('Call 3 of 3: getNode("key-0")');
    expect(text).toContain('Should give "a" or "c" Your code gave something else "b"');
    expect(text).toContain('The ring has 3 nodes: "a", "b" and "c".');
    expect(text).toContain('By the answers before this one, the owner of "key-0" can only be "a" or "c".');
    expect(render(2)).toMatch(/<div class="hr-ringview" aria-hidden="true">/);
  });

  it('draws a key where its hash lies, dashed while its owner is not known', () => {
    // A quarter of the way round: on the right, level with the middle.
    expect(render(0)).toMatch(/<circle cx="250" cy="122" r="6" style="stroke:var\(--hr-ringview-0\)/);
    expect(render(0)).toContain('→ a');
    expect(render(1)).toContain('hr-ringview__key--open');
    expect(render(1)).toContain('was a');
    expect(render(0)).not.toContain('hr-ringview__key--open');
  });

  it('draws bars with bounds where places are held', () => {
    const loaded = { ...before, nodes: [{ node: 'a', weight: 1, held: 2, cap: 2 }] };
    const steps = [{ call: 'acquire("key-0")', expected: '"a"', actual: '"a"', state: loaded }];
    const markup = render(0, { ...wrongMove, steps, divergence: 0 });
    expect(markup).toContain('hr-ringview__held--full');
    expect(markup).toContain('2 of 2');
  });

  it('shows the nearest call for a step beyond either end, and gets by without states and calls', () => {
    expect(spoken(render(-4))).toContain('Call 1 of 3');
    expect(spoken(render(99))).toContain('Call 3 of 3');
    const bare = wrongMove.steps.map(({ call, expected, actual }) => ({ call, expected, ...(actual !== undefined && { actual }) }));
    expect(spoken(render(0, { ...wrongMove, steps: bare }))).toContain('There is no picture of this call.');
    expect(spoken(render(0, { ...wrongMove, steps: [] }))).toContain('This case has no calls.');
  });
});
