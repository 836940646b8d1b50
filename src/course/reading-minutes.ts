const wordsPerMinute = 200;

/** Returns how many minutes a lesson's MDX takes to read, at least 1: its words without imports, tags and code blocks, at 200 a minute. */
export function readingMinutes(source: string): number {
  const prose = source
    .replace(/^```[\s\S]*?^```/gm, ' ')
    .replace(/^(import|export)\b.*$/gm, ' ')
    .replace(/<[^>]*>/g, ' ');
  const words = prose.split(/\s+/).filter((word) => /\p{L}|\d/u.test(word)).length;
  return Math.max(1, Math.round(words / wordsPerMinute));
}
