import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Requirement } from '../../../exercises/foundations/availability-model/contract.ts';
import {
  blockOf,
  describeState,
  probabilityText,
  readState,
  sharedIds,
} from '../../../exercises/foundations/availability-model/replay-state.ts';
import Replay from '../../../exercises/foundations/availability-model/replay.tsx';
import {
  askAvailability,
  askDowntime,
  askSinglePoints,
  onSecond,
  type Call,
} from '../../../exercises/foundations/availability-model/suite/calls.ts';
import { caseOf, linking, linksOf, requiring } from '../../../exercises/foundations/availability-model/suite/draws.ts';
import { setupText } from '../../../exercises/foundations/availability-model/suite/setup-text.ts';
import { states, type SystemState } from '../../../exercises/foundations/availability-model/suite/states.ts';
import type { CallCase, Counterexample } from '../../../src/grader/authoring.ts';

const powered = requiring(
  [
    { id: 'a', availability: 0.99 },
    { id: 'b', availability: 0.99 },
    { id: 'p', availability: 0.999 },
  ],
  { any: [{ all: ['a', 'p'] }, { all: ['b', 'p'] }] },
);
const graph = linking([...'abcdef'], linksOf('ab', 'ac', 'bd', 'cd', 'de', 'ed', 'dd', 'fd', 'ad'), ['e']);

/** Returns a failing case as the grader builds it: each call gives `right`, the last one `wrong`. */
function failing(one: CallCase, calls: readonly string[], right: string, wrong: string): Counterexample {
  const drawn = states(one);
  const steps = calls.map((call, index) => ({
    call,
    expected: right,
    actual: index === calls.length - 1 ? wrong : right,
    state: drawn[index],
  }));
  return { kind: 'calls', setup: setupText(one.setup), steps, divergence: calls.length - 1 } as unknown as Counterexample;
}

function render(counterexample: Counterexample, step = 0): string {
  return renderToStaticMarkup(<Replay counterexample={counterexample} step={step} />);
}

function spoken(markup: string): string {
  const text = markup.replace(/<svg.*?<\/svg>/gs, ' ').replace(/<[^>]+>/g, ' ');
  return text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replace(/\s+/g, ' ');
}

function drawn(markup: string): string {
  return [...markup.matchAll(/<svg.*?<\/svg>/gs)].join(' ').replaceAll('&quot;', '"');
}

function stateOf(call: Call, requirement: Requirement = powered.requirement): SystemState {
  return states(caseOf({ ...powered, requirement }, [call]))[0]!;
}

describe('a requirement', () => {
  const shared = failing(caseOf(powered), ['availabilityTimes1e9()'], '998900100', '999879220');

  it('is drawn as blocks with exact figures, shared components marked', () => {
    const picture = drawn(render(shared));
    for (const text of ['any of 2', '0.9989001', '"a"', '0.98901', '0.999']) expect(picture).toContain(text);
    expect(picture.match(/hr-avail__box--shared/g)).toHaveLength(2);
  });

  it('says the same in words, beside what the code came to', () => {
    const text = spoken(render(shared));
    expect(text).toContain('The system is up with a probability of 0.9989001: 47.516 minutes down in 30 days.');
    expect(text).toContain('Your code came to 0.99987922.');
    expect(text).toContain('At several places, and one component all the same: "p".');
    expect(text).toContain('all ("a" and "p") 0.98901');
  });

  it('turns thousandths back into minutes', () => {
    const text = spoken(render(failing(caseOf(powered, [askDowntime(30)]), ['downtimeMinutesTimes1000(30)'], '47516', '5218')));
    expect(text).toContain('Your code came to 5.218 minutes for the days of this call.');
  });

  it('draws gates over nothing, and a component alone', () => {
    expect(drawn(render(failing(caseOf({ ...powered, requirement: { any: [] } }), ['x'], '0', '1')))).toContain('any of 0');
    expect(drawn(render(failing(caseOf({ ...powered, requirement: 'p' }), ['x'], '0', '1')))).toContain('"p"');
  });

  it('nests parts by their depth', () => {
    const { parts } = stateOf(askAvailability, { atLeast: 2, of: ['a', { all: ['b', { any: [] }] }, 'p'] });
    const whole = blockOf(parts)!;
    expect(whole.inside.map(({ part, inside }) => [part.id ?? part.gate, inside.length])).toEqual([
      ['a', 0],
      ['all', 2],
      ['p', 0],
    ]);
    expect(whole.part.availability).toBe(0.99 * 0.999);
    expect(sharedIds(parts).size).toBe(0);
  });
});

describe('single points', () => {
  const wrong = failing(caseOf(graph, askSinglePoints(0)), ['singlePoints().length'], '3', '2');

  it('are drawn with a double outline among the ways', () => {
    const picture = drawn(render(wrong));
    expect(picture.match(/hr-avail__box--single/g)).toHaveLength(3);
    expect(picture.match(/hr-avail__way/g)).toHaveLength(graph.links.length);
    for (const text of ['entry', 'target', 'not reached']) expect(picture).toContain(text);
  });

  it('are named in words, with what no request reaches', () => {
    const text = spoken(render(wrong));
    expect(text).toContain('Requests come in at "a"; "e" can serve them.');
    expect(text).toContain('Every way leads over "a", "d" and "e".');
    expect(text).toContain('No request reaches "f".');
  });

  it('may be none', () => {
    const lost = states(caseOf({ ...graph, targets: ['f'] }, askSinglePoints(0)))[0]!;
    expect(describeState(lost, undefined)).toContain('No target can be reached, so there are no single points.');
    expect(describeState({ ...lost, targets: [] }, undefined)).toContain('there is no target');
  });
});

describe('every call', () => {
  it('shows the nearest step, and marks where expected and actual part', () => {
    const calls = ['availabilityTimes1e9()', 'downtimeMinutesTimes1000(7)'];
    const two = failing(caseOf(powered, [askAvailability, askDowntime(7)]), calls, '1', '2');
    expect(spoken(render(two, -5))).toContain('Call 1 of 2: availabilityTimes1e9() Should give 1 Your code gave 1');
    expect(spoken(render(two, 9))).toContain('Call 2 of 2: downtimeMinutesTimes1000(7) Should give 1 Your code gave something else 2');
    expect(spoken(render(two, 9))).toContain('(differs)');
  });

  it('says which of two models is drawn', () => {
    const one = caseOf(powered, [askAvailability, onSecond(askAvailability)], graph);
    const two = failing(one, ['availabilityTimes1e9()', 'second.availabilityTimes1e9()'], '1', '2');
    expect(spoken(render(two, 0))).toContain('Of the two models the first is drawn.');
    expect(spoken(render(two, 1))).toContain('Of the two models the second is drawn.');
  });

  it('says why a system makes no sense, and draws none', () => {
    const bad = failing(caseOf({ ...powered, requirement: 'z' }), ['availabilityTimes1e9()'], 'a RangeError', '0');
    expect(spoken(render(bad))).toContain('This system makes no sense: no component is called "z".');
    expect(render(bad)).not.toContain('<svg');
  });

  it('hides pictures from assistive technology and lets them be scrolled by keyboard', () => {
    for (const one of [failing(caseOf(powered), ['x'], '1', '2'), failing(caseOf(graph, askSinglePoints(0)), ['x'], '1', '2')]) {
      const markup = render(one);
      expect(markup).toMatch(/<svg[^>]*aria-hidden="true"/);
      expect(markup).toMatch(/role="group" aria-label="[^"]+" tabindex="0"/);
    }
  });

  it('does without a picture of what is large or of another shape', () => {
    const ids = Array.from({ length: 60 }, (_, index) => `n${index}`);
    const large = requiring(
      ids.map((id) => ({ id, availability: 0.9 })),
      { all: ids },
    );
    expect(states(caseOf(large))).toEqual([undefined]);
    const steps = [undefined, null, 1, {}, { parts: [null] }, { ...stateOf(askAvailability), stations: [3] }];
    for (const state of steps) expect(readState(state)).toBeUndefined();
    const bare = { ...failing(caseOf(large), ['x'], '1', '2') };
    expect(spoken(render(bare))).toContain('There is no picture of this call.');
  });
});

describe('probabilityText', () => {
  it('has nine decimals at most and no noughts at the end', () => {
    expect([1, 0, 0.5, 0.9989001, 1 / 3, 1e-12].map(probabilityText)).toEqual(['1', '0', '0.5', '0.9989001', '0.333333333', '0']);
  });
});
