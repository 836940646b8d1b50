import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { ReplayProps } from '../../../exercises/caching/replay-parts/cache-replay.tsx';
import type { Counterexample } from '../../../src/grader/authoring.ts';

type Replay = (props: ReplayProps) => React.JSX.Element;

/** Returns a failing case in the form the grader gives it. */
export function counterexampleOf(fields: Pick<Counterexample, 'setup' | 'steps' | 'divergence'>): Counterexample {
  return { kind: 'calls', ...fields } as unknown as Counterexample;
}

/** Returns the markup of a replay at a step. */
export function render(View: Replay, counterexample: Counterexample, step: number): string {
  return renderToStaticMarkup(<View counterexample={counterexample} step={step} />);
}

/** Returns what the markup says outside the picture, as plain text. */
export function spoken(markup: string): string {
  const text = markup.replace(/<svg.*?<\/svg>/gs, ' ').replace(/<[^>]+>/g, ' ');
  return text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replace(/\s+/g, ' ');
}

/** Tests what the replay view of every cache does with a failing case of at least two calls, the last of which comes after the one that differs. */
export function itReplaysCalls(View: Replay, failing: Counterexample): void {
  const { steps, divergence } = failing;
  const wrong = steps[divergence]!;
  const last = steps.at(-1)!;

  it('puts expected beside actual and marks where they part', () => {
    const text = spoken(render(View, failing, divergence));
    expect(text).toContain(`Call ${divergence + 1} of ${steps.length}: ${wrong.call}`);
    expect(text).toContain(`Should give ${wrong.expected} Your code gave something else ${wrong.actual}`);
    expect(text).toContain('(differs)');
    expect(spoken(render(View, failing, 0))).toContain(`Should give ${steps[0]!.expected} Your code gave ${steps[0]!.actual}`);
  });

  it('hides the picture from assistive technology, which has the caption', () => {
    expect(render(View, failing, 1)).toMatch(/<svg[^>]*aria-hidden="true"/);
    expect(spoken(render(View, failing, 1))).toContain('A right cache now');
  });

  it('marks the current call in the list of calls', () => {
    const call = steps[1]!.call.replaceAll('"', '&quot;');
    expect(render(View, failing, 1)).toContain(`aria-current="step"><th scope="row"><code>${call}`);
  });

  it('shows the nearest call for a step beyond either end', () => {
    expect(spoken(render(View, failing, -3))).toContain(`Call 1 of ${steps.length}`);
    expect(spoken(render(View, failing, 99))).toContain(
      `Call ${steps.length} of ${steps.length}: ${last.call} Should give ${last.expected} Your code gave not compared any more`,
    );
  });

  it('says which of two caches is drawn', () => {
    const second = { ...steps[1]!, call: 'second.get("a")' };
    expect(spoken(render(View, { ...failing, steps: [steps[0]!, second], divergence: 1 }, 1))).toContain(
      'Of the two caches the first is drawn. ',
    );
    expect(spoken(render(View, failing, 1))).not.toContain('two caches');
  });

  it('gets by without states and without calls', () => {
    const stateless = [{ call: 'createCache({ capacity: 0 })', expected: 'a RangeError', actual: 'an object' }];
    expect(spoken(render(View, { ...failing, steps: stateless, divergence: 0 }, 0))).toContain('There is no picture of this call.');
    expect(spoken(render(View, { ...failing, steps: [] }, 0))).toContain('This case has no calls.');
  });
}
