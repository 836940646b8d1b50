/** Returns text with what XML reads as markup escaped, and without the characters that XML does not allow. */
export function escapeText(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Shortens text to about a width in pixels at a size in pixels, by the usual widths of letters: SVG neither measures nor cuts text itself. */
export function fitText(text: string, widthPx: number, sizePx: number, weight = 400): string {
  const scale = sizePx * (weight >= 600 ? 1.06 : 1);
  const letters = Array.from(text);
  const widths = letters.map((letter) => emOf(letter) * scale);
  const sum = (count: number): number => widths.slice(0, count).reduce((total, one) => total + one, 0);
  if (sum(letters.length) <= widthPx) return text;
  let count = letters.length;
  while (count > 0 && sum(count) + scale > widthPx) count--;
  return `${letters.slice(0, count).join('').trimEnd()}…`;
}

function emOf(letter: string): number {
  if (letter > '\u2E7F') return 1;
  if (/[ilj.,:;|!'()[\]tfrI ]/.test(letter)) return 0.33;
  return /[A-Zmw%@]/.test(letter) ? 0.76 : 0.56;
}
