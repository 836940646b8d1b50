import { sameJson } from '../learner/same-json.ts';

/** Returns whether a JSON text says the same as a value; the order of members does not count. */
export function saysJson(text: string | null, value: unknown): boolean {
  if (text === null) return false;
  if (text === JSON.stringify(value)) return true;
  return sameJson(parseJson(text), value);
}

/** Returns the value of a JSON text, or undefined when it is none. */
export function parseJson(text: string | null): unknown {
  if (text === null) return undefined;
  if (parsed.has(text)) return parsed.get(text);
  let value: unknown;
  try {
    value = JSON.parse(text) as unknown;
  } catch {
    value = undefined;
  }
  if (parsed.size >= mostParsed) parsed.clear();
  parsed.set(text, value);
  return value;
}

/** What texts say, because schedules that differ in a fault end in the same few outcomes. Nobody changes what is in here. */
const parsed = new Map<string, unknown>();
const mostParsed = 500;
