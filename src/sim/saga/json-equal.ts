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

/** Returns whether two JSON values are the same. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.keys(a);
  const right = Object.keys(b);
  if (left.length !== right.length) return false;
  return left.every(
    (name) => Object.hasOwn(b, name) && sameJson((a as Record<string, unknown>)[name], (b as Record<string, unknown>)[name]),
  );
}
