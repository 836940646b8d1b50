import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { readDesign } from '../design/read-design.ts';
import type { CaseDesign, CaseMistake, InterviewCase } from '../interview/case-file.ts';
import { readCase } from '../interview/case-file.ts';
import type { CaseDrawing } from '../islands/interview/props.ts';

/** A case with the drawings of its designs, as its page is given them. */
export interface Interview {
  readonly case: InterviewCase;
  readonly drawings: readonly CaseDrawing[];
}

/**
 * Returns every case in `content/interviews`, in the order of their titles. Throws with file, path and remedy where a case or one of its
 * designs is not valid: the site is not built with it.
 */
export function loadInterviews(root = process.cwd()): Interview[] {
  const files = globSync('content/interviews/*/case.yaml', { cwd: root }).sort();
  const found = files.map((file): Interview => {
    const folder = path.dirname(file);
    const read = readCase(parse(readFileSync(path.join(root, file), 'utf8')));
    if (!read.ok) throw new Error(`${file} is no case:\n${listMistakes(read.mistakes)}`);
    if (read.case.id !== path.basename(folder))
      throw new Error(`${file} has the id "${read.case.id}". Use the name of its folder, ${path.basename(folder)}.`);
    return { case: read.case, drawings: read.case.designs.map((one) => loadDrawing(root, folder, one)) };
  });
  return found.sort((a, b) => (a.case.title < b.case.title ? -1 : 1));
}

function loadDrawing(root: string, folder: string, one: CaseDesign): CaseDrawing {
  const file = path.join(folder, 'designs', `${one.id}.json`);
  let text: string;
  try {
    text = readFileSync(path.join(root, file), 'utf8');
  } catch {
    throw new Error(`${file} is missing. Export the design from the canvas to it, or take "${one.id}" from the designs of the case.`);
  }
  const read = readDesign(text);
  if (!read.ok) throw new Error(`${file} is no design:\n${listMistakes(read.problems)}`);
  return { ...one, design: read.design };
}

function listMistakes(mistakes: readonly CaseMistake[]): string {
  return mistakes.map(({ path: place, message, remedy }) => `  ${place}: ${message}. ${remedy}`).join('\n');
}
