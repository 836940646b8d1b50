import type { Design } from '../design/design.ts';
import { readDesign } from '../design/read-design.ts';
import { type BreakAttempt, isAttemptOn } from './break-it.ts';
import type { CaseDesign, CaseMistake, InterviewCase } from './case-file.ts';
import { entryOf, fitLoad, loadFrom } from './estimates.ts';

/** A design of a case, read: what the case says of it, and the drawing. */
export interface ReadCaseDesign extends Omit<CaseDesign, 'smallest'> {
  readonly design: Design;
  /** Of a weak one. */
  readonly smallest?: BreakAttempt;
}

/** The designs of a case in its order, and what is wrong with those that are left out of it. */
export interface ReadCaseDesigns {
  readonly designs: readonly ReadCaseDesign[];
  readonly mistakes: readonly CaseMistake[];
}

/** Reads the designs of a case from the texts of its files `designs/<id>.json`, by id. Nothing is thrown. */
export function readCaseDesigns(one: InterviewCase, files: ReadonlyMap<string, string>): ReadCaseDesigns {
  const read = one.designs.map((about, index) => readOne(one, about, files.get(about.id), `designs.${index}`));
  const unnamed = [...files.keys()].filter((id) => !one.designs.some((about) => about.id === id));
  return {
    designs: read.flatMap(({ design }) => (design ? [design] : [])),
    mistakes: [
      ...read.flatMap(({ mistakes }) => mistakes),
      ...unnamed.map((id) => ({
        path: `designs/${id}.json`,
        message: 'is not in the case',
        remedy: 'List it under "designs", or delete it.',
      })),
    ],
  };
}

interface ReadOne {
  readonly design?: ReadCaseDesign;
  readonly mistakes: readonly CaseMistake[];
}

function readOne(one: InterviewCase, about: CaseDesign, text: string | undefined, path: string): ReadOne {
  const file = `designs/${about.id}.json`;
  if (text === undefined) return { mistakes: [{ path, message: `has no file ${file}`, remedy: 'Draw it and export it there.' }] };
  const read = readDesign(text);
  if (!read.ok) return { mistakes: read.problems.map(({ path: at, message, remedy }) => ({ path: `${file}: ${at}`, message, remedy })) };
  const { design } = read;
  const entry = entryOf(design);
  if (entry === undefined) return { mistakes: [{ path: file, message: 'has no clients', remedy: 'Draw who asks; requests enter there.' }] };
  const load = fitLoad(one, design, loadFrom(one, new Map(), entry).own);
  const known = new Set(one.load.kinds.map(({ id }) => id));
  const unknown = design.connections.flatMap((connection) => connection.for ?? []).find((id) => !known.has(id));
  if (unknown !== undefined) {
    const remedy = `Kinds of this case: ${[...known].join(', ')}.`;
    return { mistakes: [{ path: file, message: `a connection is for "${unknown}", which is no kind of request`, remedy }] };
  }
  const { smallest } = about;
  if (smallest && !isAttemptOn(design, load, smallest)) {
    return {
      mistakes: [
        { path: `${path}.smallest`, message: `is of what ${file} does not have`, remedy: 'Name one of its components, groups or kinds.' },
      ],
    };
  }
  const { smallest: _, ...rest } = about;
  return { design: { ...rest, design, ...(smallest && { smallest }) }, mistakes: [] };
}
