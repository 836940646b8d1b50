import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { InterviewCase } from '../../../src/interview/case-file.ts';
import { readCase } from '../../../src/interview/case-file.ts';
import type { DimensionId } from '../../../src/interview/rubric.ts';
import { dimensionIds } from '../../../src/interview/rubric.ts';

/** Reads a case of the site. Throws where it is not valid. */
export function readSiteCase(id: string): InterviewCase {
  const read = readCase(parse(readFileSync(`content/interviews/${id}/case.yaml`, 'utf8')));
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes, undefined, 2));
  return read.case;
}

const levels = ['Nothing of it is there.', 'A beginning is there.', 'Most of it is there.', 'All of it is there.'];

/** The data of a case file as small as one can be and still do everything. */
export function smallCaseData() {
  return {
    id: 'small',
    version: 2,
    title: 'A small case',
    opening: 'Design something small for a test.',
    minutes: { scope: 2, 'high-level': 8 },
    constraints: [
      { id: 'volume', text: 'There are 864,000 requests a day.' },
      { id: 'hidden', text: 'A constraint that comes with volume.' },
    ],
    answers: [
      {
        id: 'volume',
        stage: 'scope',
        phrasings: ['How many requests are there?', 'What is the traffic?', 'How much load is there?'],
        answer: 'Ten a second on average.',
        reveals: ['volume', 'hidden'],
      },
      {
        id: 'budget',
        stage: 'scope',
        phrasings: ['What is the budget?', 'How much may it cost?', 'How much money is there?'],
        answer: 'There is no budget to speak of.',
      },
      {
        id: 'team',
        stage: 'wrap-up',
        phrasings: ['How large is the team?', 'Who is on call?', 'How many engineers operate it?'],
        answer: 'The team has six people.',
      },
    ],
    followUps: [
      { id: 'miss', stage: 'high-level', asks: 'You said cached; what happens on a miss?', when: { says: ['cache'], without: ['miss'] } },
      { id: 'lag', stage: 'high-level', asks: 'What does a replica answer that lags?', when: { says: ['replica'], without: ['lag'] } },
      { id: 'half', stage: 'high-level', asks: 'How will you know that it works?', when: { afterHalf: true, without: ['monitor'] } },
      { id: 'hot', stage: 'deep-dive', asks: 'What about the one hot key now?', when: { afterChange: true, without: ['local copy'] } },
    ],
    estimates: [
      {
        id: 'rate',
        asks: 'How many requests a second are there?',
        unit: 'requests/s',
        working: [{ name: 'Requests a second', times: [{ value: 864_000, unit: 'requests/day' }], unit: 'requests/s' }],
      },
      {
        id: 'keys',
        asks: 'How many different items are asked for?',
        unit: 'items',
        working: [
          { name: 'Requests in a day', times: [{ estimate: 'rate' }, { value: 1, unit: 'day' }], unit: 'requests' },
          {
            name: 'Items asked for',
            times: [{ step: 'Requests in a day' }],
            over: [{ value: 10, unit: 'requests/item' }],
            unit: 'items',
          },
        ],
        accepted: { least: 50_000, most: 200_000 },
      },
    ],
    load: {
      kinds: [{ id: 'get', name: 'Get', readOrWrite: 'read', rate: 'rate', keys: { count: 'keys', skew: 0.8 }, responseKb: 1 }],
    },
    change: { stage: 'deep-dive', when: 'entered', announcement: 'One key is hot from now on.', words: ['hot'] },
    faults: [{ id: 'cache-lost', name: 'The cache is lost', effect: 'The cache forgets everything.', words: ['cached'] }],
    objectives: [
      {
        id: 'p99',
        text: 'Within 50 ms.',
        measure: 'p99',
        bound: 'at-most',
        value: 0.05,
        unit: 's',
        kind: 'get',
      },
    ],
    rubric: Object.fromEntries(dimensionIds.map((id) => [id, [...levels]])) as Record<DimensionId, string[]>,
    examples: [{ stage: 'scope', level: 1, answer: 'It should be fast and scale to many users, always.', why: 'There are no numbers.' }],
    exercises: [] as string[],
  };
}

/** The small case, read; `change` edits its data first. */
export function smallCase(change: (data: ReturnType<typeof smallCaseData>) => void = () => {}): InterviewCase {
  const data = smallCaseData();
  change(data);
  const read = readCase(data);
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes, undefined, 2));
  return read.case;
}
