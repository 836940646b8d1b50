/** Shortens a text to `length` UTF-16 units, ending in an ellipsis where something was cut. */
export function clipText(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
