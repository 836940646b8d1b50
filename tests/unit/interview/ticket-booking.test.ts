import { describe, expect, it } from 'vitest';
import { loadCaseDesigns } from '../../../scripts/check/interview-designs.ts';
import { simulateDesign } from '../../../src/design/simulation/index.ts';
import { entryOf, loadFrom } from '../../../src/interview/estimates.ts';
import { isTriggered } from '../../../src/interview/follow-ups.ts';
import { judgeObjectives } from '../../../src/interview/objectives.ts';
import { createQuestionSearch } from '../../../src/interview/question-search.ts';
import { planTrials, type TrialId } from '../../../src/interview/trial.ts';
import { readSiteCase } from './cases.ts';
import { foreignQuestions, heldOutParaphrases, paraphrases } from './ticket-booking-paraphrases.ts';

const concert = readSiteCase('ticket-booking');
const search = createQuestionSearch(concert.answers, concert.synonyms);
const { designs, mistakes } = loadCaseDesigns(concert);

/** Counts paraphrases found, offered as one of two, lead elsewhere, or left to the learner. */
function rate(questions: typeof paraphrases) {
  const counts = { found: 0, offered: 0, elsewhere: 0, left: 0 };
  for (const [question, answerId] of questions) {
    const result = search(question);
    if (result.kind === 'none') counts.left++;
    else if (result.kind === 'ambiguous') counts[result.matches.some((match) => match.answerId === answerId) ? 'offered' : 'elsewhere']++;
    else counts[result.match.answerId === answerId ? 'found' : 'elsewhere']++;
  }
  return counts;
}

/** Runs one trial of a design of the case; returns its objectives there, by id, and how long what goes wrong lasts. */
function runTrial(designId: string, trial: TrialId) {
  const { design } = designs.find(({ id }) => id === designId)!;
  const { own } = loadFrom(concert, new Map(), entryOf(design)!, design);
  const plan = planTrials(concert, design, own).find(({ id }) => id === trial)!;
  const outcome = simulateDesign(plan.design, plan.load, plan.options);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  const judged = judgeObjectives(concert, design, own, new Map([[trial, outcome.result]])).filter((one) => one.trial === trial);
  const { fromMs, untilMs = plan.options.durationMs } = plan.options.faults![0]!;
  return { awaySec: (untilMs - fromMs) / 1000, judged: new Map(judged.map((one) => [one.id, one])) };
}

describe('questions about the concert', () => {
  it('are tried with what is no phrasing', () => {
    const phrasings = new Set(concert.answers.flatMap((answer) => answer.phrasings.map((text) => text.toLowerCase())));
    const all = [...paraphrases, ...heldOutParaphrases];
    expect(all.filter(([question]) => phrasings.has(question.toLowerCase()))).toEqual([]);
    expect(new Set(all.map(([question]) => question)).size).toBe(all.length);
    const known = new Set(concert.answers.map(({ id }) => id));
    expect(all.filter(([, id]) => !known.has(id))).toEqual([]);
  });

  it('find the answers they were worded for', () => {
    expect(rate(paraphrases)).toEqual({ found: 171, offered: 2, elsewhere: 0, left: 2 });
  });

  it('find answers they have never seen, at the rate stated', () => {
    // What an unknown word weighs and the least score were chosen by these counts, over all cases; no word was. Seen with 0.7 and 0.485:
    // the same.
    expect(rate(heldOutParaphrases)).toEqual({ found: 36, offered: 2, elsewhere: 5, left: 2 });
  });

  it.each(foreignQuestions)('leave “%s” to the learner', (question) => {
    expect(search(question)).toEqual({ kind: 'none' });
  });
});

describe('the follow-ups of the concert', () => {
  /** The follow-ups that a candidate meets in a stage, with the answers of a level up to it. */
  const met = (level: number): string[] => {
    const said: string[] = [];
    return concert.examples
      .filter((example) => example.level === level)
      .flatMap(({ stage, answer }) => {
        said.push(answer);
        return concert.followUps.filter((followUp) => followUp.stage === stage && isTriggered(followUp, said)).map(({ id }) => id);
      });
  };

  it('spare the strong example answers, and ask the weak ones what they leave open', () => {
    expect(met(3)).toEqual([]);
    const asked = met(1);
    expect(asked.length).toBeGreaterThanOrEqual(15);
    expect(asked).toEqual(expect.arrayContaining(['data-two-holders', 'interface-repeat', 'high-pay-waits', 'deep-unknown']));
  });

  it.each(concert.followUps)('can each be asked and be answered: $id', ({ when }) => {
    const says = when.says[0] === undefined ? 'Something.' : `We have a ${when.says[0]}.`;
    expect(isTriggered({ when }, [says])).toBe(true);
    for (const word of when.without) expect(isTriggered({ when }, [says, `It has ${word}.`]), word).toBe(false);
  });
});

describe('the load of the concert', () => {
  it('is what its numbers come to, and small enough to simulate a minute of', () => {
    const { kinds } = loadFrom(concert, new Map(), 'fans').own;
    expect(kinds.map(({ id, ratePerSecond }) => [id, Math.round(ratePerSecond)])).toEqual([
      ['enter', 1000],
      ['look', 1200],
      ['hold', 200],
      ['pay', 50],
    ]);
  });
});

// That references meet everything, and what the others miss over all trials, is for scripts/check/interview-designs.ts.
// Each runs a minute of a sale or two, a second or two of the processor.
describe('the designs of the concert', { timeout: 60_000 }, () => {
  it('can all be read', () => {
    expect(mistakes).toEqual([]);
    expect(designs.map(({ role }) => role)).toEqual(['reference', 'reference', 'reference', 'naive', 'weak', 'weak']);
  });

  it('part when the provider is late: the first sketch turns it into errors, one that waits into time, one with a queue into neither', () => {
    expect(runTrial('one-database', 'change').judged.get('pay-errors')).toMatchObject({ outcome: 'missed' });
    const patient = runTrial('patient-service', 'change').judged;
    expect(patient.get('pay-errors')).toMatchObject({ outcome: 'met', seenShown: '0%' });
    const saga = runTrial('line-and-saga', 'change').judged;
    expect(saga.get('pay-errors')).toMatchObject({ outcome: 'met', seenShown: '0%' });
    const seconds = (judged: typeof saga) => Number.parseFloat(judged.get('pay-p99')!.seenShown);
    expect(seconds(patient)).toBeGreaterThan(5);
    expect(seconds(saga)).toBeLessThan(0.5);
  });

  it('lose orders behind the back of the buyer where the saga is impatient', () => {
    const judged = runTrial('impatient-saga', 'change').judged;
    expect(judged.get('pay-errors')).toMatchObject({ outcome: 'met', seenShown: '0%' });
    expect(judged.get('ticket-age')).toMatchObject({ outcome: 'missed', seenShown: 'never' });
  });

  it('share the fate of the crowd where the line is beside the seats', () => {
    const apart = runTrial('line-and-saga', 'fault-stampede').judged;
    const beside = runTrial('line-beside-seats', 'fault-stampede').judged;
    expect([apart.get('hold-p99')!.outcome, beside.get('hold-p99')!.outcome]).toEqual(['met', 'missed']);
  });

  it('keep orders in the queue while the coordinator is away', () => {
    const { awaySec, judged } = runTrial('line-and-saga', 'fault-coordinator-crash');
    expect(judged.get('pay-errors')).toMatchObject({ outcome: 'met', seenShown: '0%' });
    // The oldest waited for as long as it was away, and a little more until those before it were worked off.
    const seconds = Number.parseFloat(judged.get('ticket-age')!.seenShown);
    expect(seconds).toBeGreaterThan(0.9 * awaySec);
    expect(seconds).toBeLessThan(1.5 * awaySec);
  });
});
