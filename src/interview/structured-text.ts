import type * as z from 'zod/mini';
import { mostProblems, type Problem, problemOf } from '../design/problem.ts';
import { findSameNames } from './finding.ts';
import { longestText } from './session-events.ts';

/** A text that has been read, or what is wrong with it. */
export type ReadStructured<Model> =
  { readonly ok: true; readonly model: Model } | { readonly ok: false; readonly problems: readonly Problem[] };

/** What a structured text must be. */
interface StructuredForm<Model> {
  /** Names the thing within a sentence: "an interface". */
  readonly noun: string;
  readonly format: string;
  readonly version: number;
  /** Validates the whole; the items of `list` have ids. */
  readonly schema: z.ZodMiniType<Model>;
  /** The list whose length is counted before the schema looks at its items. */
  readonly list: string;
  readonly most: number;
  readonly empty: Model;
}

/**
 * Reads a text that claims to be the JSON of an editor; it is hostile until shown otherwise, at most 250,000 characters. A blank text is
 * the empty model. Never throws.
 */
export function readStructured<Model>(text: string, form: StructuredForm<Model>): ReadStructured<Model> {
  if (text.length > longestText)
    return refuse(`The text is larger than ${form.noun} can be.`, 'Start anew; the text stays in the session.');
  if (text.trim() === '') return { ok: true, model: form.empty };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('The text is not JSON, or was cut short.', 'Copy from it what you need, then start anew.');
  }
  const frame = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  if (frame['format'] !== form.format) {
    return refuse(`The text is not ${form.noun}: its "format" is not "${form.format}".`, 'Copy from it what you need, then start anew.');
  }
  if (typeof frame['version'] === 'number' && frame['version'] > form.version) {
    return refuse(
      `It was written by a newer version of Headroom (version ${frame['version']}; this page reads up to ${form.version}).`,
      'Reload the page to get the newer version.',
    );
  }
  const items = frame[form.list];
  // Counted before the schema looks at each, which for a hundred thousand wrong ones would take seconds.
  if (Array.isArray(items) && items.length > form.most) {
    return refuse(`There are ${items.length} ${form.list}.`, `Keep it to ${form.most} at most.`);
  }
  const parsed = form.schema.safeParse(value, { reportInput: true });
  if (parsed.success) {
    const twice = findSameNames((items as readonly { readonly id: string }[]).map(({ id }) => id))[0];
    return twice === undefined
      ? { ok: true, model: parsed.data }
      : refuse(`Of the ${form.list}, number ${twice.first + 1} and number ${twice.later + 1} have the same id.`, 'Give each its own.');
  }
  return { ok: false, problems: parsed.error.issues.slice(0, mostProblems).map(problemOf) };
}

function refuse(message: string, remedy: string): { readonly ok: false; readonly problems: readonly Problem[] } {
  return { ok: false, problems: [{ path: '', message, remedy }] };
}
