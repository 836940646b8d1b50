import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { describeScript } from '../../../exercises/traffic/replay-parts/describe-script.ts';
import { ScriptReplay } from '../../../exercises/traffic/replay-parts/script-replay.tsx';
import { readScriptState, type ScriptState } from '../../../exercises/traffic/replay-parts/script-state.ts';
import { lettered } from '../../../exercises/traffic/suite-parts/balancer-setup.ts';
import { advance, finish, join, leave, pick, scriptCase, type Call } from '../../../exercises/traffic/suite-parts/case-shapes.ts';
import { statesOf } from '../../../exercises/traffic/suite-parts/script-states.ts';
import { ResultCode, type Counterexample } from '../../../src/grader/authoring.ts';

const calls: readonly Call[] = [pick(0), pick(1, 'b'), advance(1500), leave('a'), finish(0, 7), join('a', 4), join('b', 2), pick(2)];

/** Returns the states of the calls with two backends, and with the given results of the picks. */
function states(picks: readonly number[], script = calls): readonly ScriptState[] {
  const one = scriptCase({ backends: lettered([1, 1]) }, script);
  let next = 0;
  return statesOf(
    one,
    Int32Array.from(one.methods, (code) => (code === 0 ? picks[next++]! : ResultCode.undefined)),
    () => ({ figure: (id) => `figure of ${id}` }),
  );
}

function counterexample(picks: readonly number[]): Counterexample {
  const all = states(picks);
  return {
    kind: 'calls',
    setup: 'createBalancer({})',
    steps: all.map((state, index) => ({ call: `call ${index}`, expected: 'x', actual: 'y', state })),
    divergence: all.length - 1,
  };
}

function render(step: number, given = counterexample([0, 1, 9])): string {
  return renderToStaticMarkup(<ScriptReplay counterexample={given} step={step} describe={() => 'And more.'} />);
}

describe('describeScript', () => {
  const told = states([0, 1, 9]).map((state, index, all) => describeScript(all[index - 1], state));

  it('says what each call did and how the backends stand', () => {
    expect(told[0]).toBe(
      'At 1,000 ms: request 0 came from 10.0.0.0 and was sent to “a”, which might be “a” or “b”. Healthy: a with weight 1, 1 running, figure of a; b with weight 1, 0 running, figure of b.',
    );
    expect(told[1]).toContain('request 1 came from 10.0.0.1 with the cookie “b” and was sent to “b”');
    expect(told[2]).toContain('At 2,500 ms: 1,500 ms went by.');
    expect(told[3]).toContain('“a” left. One request still runs there. Healthy: b with weight 1, 1 running');
    expect(told[4]).toContain('request 0 ended on “a”.');
    expect(told[5]).toContain('“a” joined with weight 4.');
    expect(told[6]).toContain('“b” now has weight 2.');
    expect(told[7]).toContain('request 2 came from 10.0.0.2. Right was “b” or “a”; “j” was named.');
  });

  it('says when no backend is healthy, and when a value is no name', () => {
    const [, , none] = states([ResultCode.undefined], [leave('a'), leave('b'), pick(0)]);
    expect(describeScript(undefined, none!)).toBe(
      'At 1,000 ms: request 0 came from 10.0.0.0; no backend was healthy, and none was named. No backend is healthy.',
    );
    const [other] = states([ResultCode.other], [pick(0)]);
    expect(describeScript(undefined, other!)).toContain('Right was “a” or “b”; none was named.');
  });
});

describe('ScriptReplay', () => {
  it('draws lanes, the pick and a backend that left, and stays within the calls', () => {
    expect(render(0)).toContain('hr-backends__lane--picked');
    expect(render(0)).toContain('hr-backends__lane--allowed');
    expect(render(3)).toContain('hr-backends__lane--left');
    expect(render(99)).toContain('Call 8 of 8');
    expect(render(-5)).toContain('Call 1 of 8');
    expect(render(7)).toContain('And more.');
  });

  it('marks a healthy backend that was the wrong one', () => {
    const [state] = states([0], [pick(0)]);
    const wrong = { ...state!, pick: { ...state!.pick!, allowed: ['b'], right: false } };
    const step = { call: 'pick(0)', expected: '"b"', actual: '"a"', state: wrong };
    expect(render(0, { kind: 'calls', setup: '', steps: [step], divergence: 0 })).toContain('hr-backends__lane--wrong');
  });

  it('draws ten lanes of many, those that matter among them', () => {
    const lanes = Array.from({ length: 40 }, (_, index) => ({ id: `n${index}`, weight: 1, healthy: true, running: [] }));
    const state = {
      nowMs: 1,
      balancer: 0,
      lanes,
      pick: { request: 0, address: '10.0.0.0', backend: 'n33', allowed: ['n33', 'n35'], right: true },
    };
    const markup = render(0, { kind: 'calls', setup: '', steps: [{ call: 'c', expected: 'e', state }], divergence: 0 });
    expect(markup.match(/hr-backends__lane"|hr-backends__lane /g)).toHaveLength(10);
    expect(markup).toContain('hr-backends__lane--picked');
    expect(markup).toContain('>30 more<');
  });

  it('does without a picture where there is no state or it has another shape', () => {
    for (const bad of [undefined, null, 3, {}, { nowMs: 1, balancer: 0, lanes: [{}] }, { nowMs: 1, balancer: 0, lanes: [], pick: {} }]) {
      expect(readScriptState(bad)).toBeUndefined();
    }
    const step = { call: 'pick(0)', expected: '"b"', actual: '"a"' };
    expect(render(0, { kind: 'calls', setup: '', steps: [step], divergence: 0 })).toContain('There is no picture of this call.');
    expect(render(0, { kind: 'calls', setup: '', steps: [], divergence: 0 })).toContain('This case has no calls.');
  });
});
