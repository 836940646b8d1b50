import type { ReactNode } from 'react';
import { useId } from 'react';
import type { WritePolicy } from '../../../sim/cache-writes/index.ts';
import { writePolicies } from '../../../sim/cache-writes/index.ts';
import { GuessQuestions } from '../shared/GuessQuestions.tsx';
import { policyTexts } from './settings.ts';
import { describeOperation } from './summary.ts';
import type { CacheWritesState } from './use-cache-writes.ts';

/** Shows the script up to the crash, and asks which policies lose an acknowledged write in it. */
export function WriteGuess({ lab }: { readonly lab: CacheWritesState }): ReactNode {
  const id = useId();
  const { guessing, link, runs } = lab;
  const { guess, setGuess, reveal } = guessing;
  const { casualty, flushMs, storeMs, cacheMs } = link.settings;
  const { operations } = runs.scenario;
  const writes = operations.filter(({ kind }) => kind === 'write').length;
  const before = operations.filter(({ atMs }) => atMs <= runs.crashMs);

  function toggle(policy: WritePolicy, isChosen: boolean): void {
    setGuess({ ...guess, losers: writePolicies.filter((one) => (one === policy ? isChosen : guess.losers.includes(one))) });
  }

  return (
    <>
      <section className="hr-writes-script" aria-labelledby={`${id}-script`}>
        <p id={`${id}-script`} className="hr-lab-subtitle">
          The script up to the crash
        </p>
        <ol>
          {before.map((operation) => (
            <li key={operation.number} value={operation.number}>
              <span>{operation.atMs} ms</span> {describeOperation(operation)} <small>(store call: {operation.storeMs} ms)</small>
            </li>
          ))}
        </ol>
        <p className="hr-writes-crash-words">
          {runs.crashMs} ms: {casualty === 'cache' ? 'the cache' : 'the application'} dies.
        </p>
      </section>
      <GuessQuestions
        about={`All keys are 1 in the cache and in the store. The cache takes ${cacheMs} ms. A call of the store takes the time in brackets and has its effect half-way; flushes come at the multiples of ${flushMs} ms and take ${storeMs} ms; one that has not had its effect dies with the cache. A client waits for its last answer before it asks again.`}
        run="Crash and see"
        skip="Crash without a guess"
        onRun={() => reveal(true)}
        onSkip={() => reveal(false)}
      >
        <fieldset className="hr-writes-losers">
          <legend>After a crash here, which of the four has lost an acknowledged write?</legend>
          {writePolicies.map((policy) => (
            <label key={policy}>
              <input type="checkbox" checked={guess.losers.includes(policy)} onChange={(event) => toggle(policy, event.target.checked)} />
              {policyTexts[policy]}
            </label>
          ))}
          <p className="hr-lab-about">Tick none if you think that none has.</p>
        </fieldset>
        <div className="hr-lab-field">
          <label htmlFor={`${id}-lost`}>How many has write-behind lost?</label>
          <select id={`${id}-lost`} value={guess.lost} onChange={(event) => setGuess({ ...guess, lost: Number(event.target.value) })}>
            {Array.from({ length: writes + 1 }, (_, count) => (
              <option key={count} value={count}>
                {count === 0 ? 'none' : count}
              </option>
            ))}
          </select>
        </div>
      </GuessQuestions>
    </>
  );
}
