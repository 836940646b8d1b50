import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { CaseMistake, InterviewCase } from '../../src/interview/case-file.ts';
import { readCase } from '../../src/interview/case-file.ts';
import { createQuestionSearch } from '../../src/interview/question-search.ts';
import { stageIds } from '../../src/interview/stages.ts';
import { mentions, splitWords } from '../../src/interview/words.ts';
import { findFailingReferences, findMissingDesigns, findNaiveSurprises, findWeakSurprises, loadCaseDesigns } from './interview-designs.ts';
import { findExerciseFolders, root } from './exercise-folders.ts';
import type { CheckFailure, CheckReport } from './report.ts';
import { findMisspelt } from './spelling.ts';

const leastAnswers = 40;

/**
 * Checks every case of an interview: its schema, its bank of answers, its follow-ups and rubric, its example answers, its designs as files,
 * its spelling. With `simulates` also that the designs do what their roles say, which takes a quarter of a minute a case.
 */
export async function checkInterviews(report: CheckReport, simulates = false): Promise<void> {
  const files = globSync('content/interviews/*/case.yaml', { cwd: root }).sort();
  report.section(`interviews (${files.length})`);
  const failures: CheckFailure[] = [];
  const cases = files.flatMap((file) => loadCase(file, failures));
  report.check('cases keep to their schema', failures);
  const all = (find: (one: InterviewCase) => readonly CaseMistake[]): CheckFailure[] =>
    cases.flatMap(({ file, one }) => find(one).map((mistake) => ({ ...mistake, path: `${file}: ${mistake.path}` })));
  report.check(`cases have ${leastAnswers} answers or more`, all(findMissingAnswers));
  report.check('every phrasing finds its own answer, and no two answers share one', all(findLostPhrasings));
  report.check('every constraint is revealed by an answer', all(findHiddenConstraints));
  report.check('every stage has a follow-up, and two example answers of different levels', all(findBareStages));
  report.check('the change and every fault are named by the rubric or a follow-up', all(findUnnamed));
  report.check('exercises named exist', all(findUnknownExercises));
  const designs = new Map(cases.map(({ one }) => [one, loadCaseDesigns(one)]));
  const designsOf = (one: InterviewCase) => designs.get(one)!.designs;
  report.check(
    'designs are files that can be read',
    all((one) => [...designs.get(one)!.mistakes]),
  );
  report.check(
    'cases have designs of each role, and what happens befalls one',
    all((one) => findMissingDesigns(one, designsOf(one))),
  );
  if (simulates) {
    report.check(
      'references meet every objective wherever it must hold',
      all((one) => findFailingReferences(one, designsOf(one))),
    );
    report.check(
      'naive designs miss the objectives that the case says',
      all((one) => findNaiveSurprises(one, designsOf(one))),
    );
    report.check(
      'weak designs look right, and break by their smallest attempt first',
      all((one) => findWeakSurprises(one, designsOf(one))),
    );
  }
  report.check(
    'every word of a case is in the dictionary or in content/words.txt',
    await findMisspelt(cases.map(({ file, one }) => ({ path: file, text: proseOf(one) }))),
  );
  for (const { one } of cases) {
    const phrasings = one.answers.reduce((sum, answer) => sum + answer.phrasings.length, 0);
    report.note(`${one.id}: ${one.answers.length} answers in ${phrasings} phrasings, ${one.followUps.length} follow-ups`);
  }
}

interface LoadedCase {
  readonly file: string;
  readonly one: InterviewCase;
}

function loadCase(file: string, failures: CheckFailure[]): LoadedCase[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  let data: unknown;
  try {
    data = parse(text);
  } catch (error) {
    failures.push({ path: file, message: error instanceof Error ? error.message : String(error), remedy: 'Mend the YAML.' });
    return [];
  }
  const read = readCase(data);
  if (!read.ok) {
    failures.push(...read.mistakes.map((mistake) => ({ ...mistake, path: `${file}: ${mistake.path}` })));
    return [];
  }
  const folder = path.basename(path.dirname(file));
  if (read.case.id !== folder)
    failures.push({ path: file, message: `has the id "${read.case.id}"`, remedy: `Use the name of its folder, ${folder}.` });
  return [{ file, one: read.case }];
}

/** Returns whether a case has too few answers. */
export function findMissingAnswers({ answers }: InterviewCase): CaseMistake[] {
  if (answers.length >= leastAnswers) return [];
  return [{ path: 'answers', message: `are ${answers.length}`, remedy: `Write ${leastAnswers} or more: what a good candidate asks.` }];
}

/** Finds phrasings that lead to another answer or to none, and those that two answers share. */
export function findLostPhrasings({ answers, synonyms }: InterviewCase): CaseMistake[] {
  const search = createQuestionSearch(answers, synonyms);
  const owners = new Map<string, string>();
  return answers.flatMap(({ id, phrasings }, index) =>
    phrasings.flatMap((phrasing, at): CaseMistake[] => {
      const place = `answers.${index}.phrasings.${at}`;
      const key = splitWords(phrasing).join(' ');
      const owner = owners.get(key) ?? id;
      owners.set(key, owner);
      if (owner !== id) return [{ path: place, message: `“${phrasing}” belongs to "${owner}" too`, remedy: 'Take it from one of them.' }];
      const found = search(phrasing);
      if (found.kind === 'found' && found.match.answerId === id) return [];
      const other =
        found.kind === 'none'
          ? 'nothing'
          : (found.kind === 'found' ? [found.match] : found.matches).map(({ answerId }) => answerId).join(' or ');
      return [{ path: place, message: `“${phrasing}” of "${id}" finds ${other}`, remedy: 'Word it by what sets this answer apart.' }];
    }),
  );
}

/** Finds constraints that no question brings out. */
export function findHiddenConstraints({ answers, constraints }: InterviewCase): CaseMistake[] {
  const revealed = new Set(answers.flatMap(({ reveals }) => reveals));
  return constraints.flatMap(({ id }, index) =>
    revealed.has(id)
      ? []
      : [{ path: `constraints.${index}`, message: `"${id}" is revealed by no answer`, remedy: 'List it under "reveals" of one.' }],
  );
}

/** Finds stages without a follow-up or without two example answers of different levels. */
export function findBareStages({ followUps, examples }: InterviewCase): CaseMistake[] {
  return stageIds.flatMap((stage) => {
    const levels = new Set(examples.filter((example) => example.stage === stage).map(({ level }) => level));
    return [
      ...(followUps.some((followUp) => followUp.stage === stage)
        ? []
        : [{ path: 'followUps', message: `has none for ${stage}`, remedy: 'Write one.' }]),
      ...(levels.size >= 2
        ? []
        : [{ path: 'examples', message: `has no two levels for ${stage}`, remedy: 'Write two answers of different levels.' }]),
    ];
  });
}

/** Finds the change or faults that neither rubric nor follow-ups speak of: nobody would be asked or marked on them. */
export function findUnnamed({ change, faults, rubric, followUps }: InterviewCase): CaseMistake[] {
  const texts = [...Object.values(rubric).flat(), ...followUps.map(({ asks }) => asks)];
  const isNamed = (words: readonly string[]): boolean => words.some((word) => texts.some((text) => mentions(text, word)));
  const remedy = 'Let a level of the rubric or a follow-up have one of its "words".';
  return [
    ...(isNamed(change.words) ? [] : [{ path: 'change', message: 'is named by neither rubric nor follow-up', remedy }]),
    ...faults.flatMap(({ id, words }, index) =>
      isNamed(words) ? [] : [{ path: `faults.${index}`, message: `"${id}" is named by neither rubric nor follow-up`, remedy }],
    ),
  ];
}

function findUnknownExercises({ exercises }: InterviewCase): CaseMistake[] {
  const known = findExerciseFolders().map(({ id }) => id);
  return exercises
    .map((id, index) => ({ id, path: `exercises.${index}` }))
    .filter(({ id }) => !known.includes(id))
    .map(({ id, path: place }) => ({ path: place, message: `names "${id}"`, remedy: `Known: ${known.join(', ')}.` }));
}

/** Returns what the learner reads of a case, one text a line. */
function proseOf(one: InterviewCase): string {
  const { opening, constraints, answers, followUps, estimates, change, faults, objectives, rubric, examples, designs } = one;
  return [
    opening,
    ...constraints.map(({ text }) => text),
    ...answers.flatMap(({ phrasings, answer }) => [...phrasings, answer]),
    ...followUps.map(({ asks }) => asks),
    ...estimates.flatMap(({ asks, working }) => [asks, ...working.map(({ name }) => name)]),
    change.announcement,
    ...faults.flatMap(({ name, effect }) => [name, effect]),
    ...objectives.map(({ text }) => text),
    ...Object.values(rubric).flat(),
    ...examples.flatMap(({ answer, why }) => [answer, why]),
    ...designs.flatMap(({ name, summary, tells }) => [name, summary, tells]),
  ].join('\n');
}
