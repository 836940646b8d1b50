/** Shortens a text to `length` UTF-16 units, ending in an ellipsis where something was cut; never splits a surrogate pair. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  const endsInHalfPair = /[\ud800-\udbff]$/.test(cut);
  return `${endsInHalfPair ? cut.slice(0, -1) : cut}…`;
}
