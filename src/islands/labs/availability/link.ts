import { linkPrefix, readQuery } from '../shared/link-reading.ts';
import type { ReadLink } from '../shared/link-reading.ts';
import type { LinkFormat } from '../shared/use-link.ts';
import { depthOf, dropUnused, placesOf, tidy } from './edits.ts';
import type { Block, DiagramSettings, Part } from './settings.ts';
import { defaultSettings, limits, mostNameLetters } from './settings.ts';

/** How the set-up stands in links: "#lab?d=s(0,p1(1,2),3)&a=99.99-Balancer&a=..."; s is a sequence, p2 needs two, numbers are parts. */
export const diagramLink: LinkFormat<DiagramSettings> = { defaults: defaultSettings, format: formatLink, read: readLink };

function formatLink({ parts, root }: DiagramSettings): string {
  const query = new URLSearchParams({ d: formatBlock(root) });
  for (const { name, percent } of parts) query.append('a', `${percent}-${name}`);
  return linkPrefix + query.toString();
}

function formatBlock(block: Block): string {
  if (block.kind === 'place') return String(block.part);
  return `${block.kind === 'sequence' ? 's' : `p${block.need}`}(${block.of.map(formatBlock).join(',')})`;
}

function readLink(hash: string): ReadLink<DiagramSettings> | undefined {
  const query = readQuery(hash);
  if (!query) return undefined;
  const notes: string[] = [];
  const raw = query.get('d');
  if (raw === null) return { settings: defaultSettings, notes };
  const asked = query.getAll('a');
  if (asked.length > limits.parts) notes.push(`There can be ${limits.parts} parts; the others in the link are left out.`);
  const parts = asked.slice(0, limits.parts).map((text, index) => readPart(text, index, notes));
  const root = parseBlock(raw, parts.length, notes);
  if (!root) {
    notes.push('The diagram in the link is not possible here; the one to begin with is shown instead.');
    return { settings: defaultSettings, notes };
  }
  return { settings: dropUnused({ parts, root }), notes };
}

function readPart(text: string, index: number, notes: string[]): Part {
  const [, percentText = '', nameText = ''] = /^([^-]*)-?(.*)$/s.exec(text) ?? [];
  const fallback = `Part ${index + 1}`;
  const name = cleanName(nameText);
  if (name !== nameText)
    notes.push(`The name of part ${index + 1} in the link is not possible; “${name === '' ? fallback : name}” is used.`);
  const percent = percentText.trim() === '' ? Number.NaN : Number(percentText);
  const possible = Number.isFinite(percent) ? clampPercent(percent) : 99.9;
  if (possible !== percent) notes.push(`The availability of part ${index + 1} goes from 0 to 100 percent; ${possible} is used.`);
  return { name: name === '' ? fallback : name, percent: possible };
}

/** Returns a name with only the signs that names here have, and no longer than they are. */
export function cleanName(text: string): string {
  return text
    .replaceAll(/[^\p{L}\p{N} .&-]/gu, '')
    .trim()
    .slice(0, mostNameLetters)
    .trim();
}

/** Returns the nearest possible percentage, at most six decimals. */
export function clampPercent(percent: number): number {
  return Math.round(Math.min(100, Math.max(0, percent)) * 1e6) / 1e6;
}

/** Reads a diagram, or returns undefined when it is none or too large; a need out of range is put right and said. */
function parseBlock(text: string, parts: number, notes: string[]): Block | undefined {
  let at = 0;
  const read = (depth: number): Block | undefined => {
    const [token, kind, need, part] = /^(?:([sp])(\d{0,2})\(|(\d{1,2}))/.exec(text.slice(at)) ?? [];
    if (token === undefined || depth > limits.depth) return undefined;
    at += token.length;
    if (part !== undefined) return Number(part) < parts ? { kind: 'place', part: Number(part) } : undefined;
    const of: Block[] = [];
    do {
      const inner = read(depth + 1);
      if (!inner || of.length >= limits.places) return undefined;
      of.push(inner);
    } while (text[at++] === ',');
    if (text[at - 1] !== ')') return undefined;
    if (kind === 's') return { kind: 'sequence', need: of.length, of };
    const asked = need === '' ? 1 : Number(need);
    const possible = Math.min(of.length, Math.max(1, asked));
    if (possible !== asked)
      notes.push(`Of ${of.length} in parallel, 1 to ${of.length} can be needed; ${possible} is used instead of ${asked}.`);
    return { kind: 'parallel', need: possible, of };
  };
  const root = read(0);
  if (!root || at !== text.length) return undefined;
  const tidied = tidy(root);
  return placesOf(tidied).length <= limits.places && depthOf(tidied) <= limits.depth ? tidied : undefined;
}
