import { type Design, designLimits, designSchema, designVersion } from './design.ts';
import { mostProblems, type Problem, problemOf } from './problem.ts';
import { findReferenceProblems, findStructureProblems } from './structure.ts';

/** A design that has been read, or what is wrong with it. */
export type ReadDesign = { readonly ok: true; readonly design: Design } | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads the text of a design file, which is hostile until shown otherwise: at most 1,000,000 characters, 200 components. Fills in the
 * settings that are left out. Never throws.
 */
export function readDesign(text: string): ReadDesign {
  return readText(text, findStructureProblems);
}

/**
 * Reads a design that somebody is still at work on, as {@link readDesign} does, but takes one that can be drawn and not yet be run: with a
 * round trip, or copies sent to what is no store. Never throws.
 */
export function readDrawing(text: string): ReadDesign {
  return readText(text, findReferenceProblems);
}

type FindProblems = (design: Design) => readonly Problem[];

function readText(text: string, findProblems: FindProblems): ReadDesign {
  if (text.length > designLimits.textLength) {
    return refuse('The file is larger than 1 MB; no design is.', 'Choose a file that "Export" saved on the page of a design.');
  }
  let value: unknown;
  try {
    value = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch {
    return refuse('The text is not JSON, or was cut short.', 'Choose another copy of it, or export the design again.');
  }
  return checkValue(value, findProblems);
}

/** Checks a value that claims to be a design, as {@link readDesign} does after reading the text. Never throws. */
export function checkDesign(value: unknown): ReadDesign {
  return checkValue(value, findStructureProblems);
}

function checkValue(value: unknown, findProblems: FindProblems): ReadDesign {
  const frame = (typeof value === 'object' && value !== null ? value : {}) as { format?: unknown; version?: unknown; components?: unknown };
  if (frame.format !== 'headroom-design') {
    return refuse(
      'This is not a design of Headroom: its "format" is not "headroom-design".',
      'Choose a file that was exported from a design.',
    );
  }
  if (typeof frame.version === 'number' && frame.version > designVersion) {
    return refuse(
      `The design was made by a newer version of Headroom (file version ${frame.version}; this page reads up to ${designVersion}).`,
      'Reload the page to get the newer version, then import the file again.',
    );
  }
  // Counted before the schema looks at each, which for a hundred thousand wrong ones would take seconds.
  for (const list of ['components', 'connections', 'groups'] as const) {
    const things = (frame as Record<string, unknown>)[list];
    if (!Array.isArray(things) || things.length <= designLimits[list]) continue;
    return refuse(`The design has ${things.length} ${list}.`, `Keep it to ${designLimits[list]} at most.`, list);
  }
  const parsed = designSchema.safeParse(value, { reportInput: true });
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.slice(0, mostProblems).map(problemOf) };
  // The schema is built from the shapes of the settings kind by kind, which its inferred type does not follow.
  const design = parsed.data as Design;
  const problems = findProblems(design);
  return problems.length === 0 ? { ok: true, design } : { ok: false, problems: problems.slice(0, mostProblems) };
}

function refuse(message: string, remedy: string, path = ''): ReadDesign {
  return { ok: false, problems: [{ path, message, remedy }] };
}
