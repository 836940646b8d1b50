import type { HastPluginDefinition } from 'satteri';
import type { GlossaryTerm } from '../../schema/glossary.ts';
import { matchesOf } from '../glossary.ts';
import { withBase } from './base-path.ts';

/** A text of a document, cut where terms are. */
export type TermPiece = { readonly text: string; readonly term?: string };

/** Elements whose own text is running prose; headings, links, code and table heads are none. */
const prose = new Set(['p', 'li']);

/**
 * Makes a Markdown plugin that links each term of the glossary where a lesson uses it first. What components say is theirs: only the lesson's own
 * paragraphs and lists are read.
 */
export function glossaryLinks(base: string, terms: readonly GlossaryTerm[]): HastPluginDefinition {
  const find = createTermFinder(terms);
  return {
    name: 'headroom-glossary-links',
    text(node, context) {
      if (!context.fileURL?.pathname.includes('/content/lessons/')) return;
      const parent = context.parent(node);
      if (parent?.type !== 'element' || !prose.has(parent.tagName)) return;
      const data = context.data as { glossaryTerms?: Set<string> };
      data.glossaryTerms ??= new Set();
      const pieces = find(node.value, data.glossaryTerms);
      if (pieces.length < 2 && pieces[0]?.term === undefined) return;
      context.replaceNode(
        node,
        pieces.map(({ text, term }) =>
          term === undefined
            ? { type: 'text' as const, value: text }
            : {
                type: 'element' as const,
                tagName: 'a',
                properties: { href: withBase(`/glossary/#${term}`, base), className: ['glossary-term'] },
                children: [{ type: 'text' as const, value: text }],
              },
        ),
      );
    },
  };
}

/** Returns a function that cuts a text where terms not yet seen stand, each once, and adds them to those seen. */
export function createTermFinder(terms: readonly GlossaryTerm[]): (text: string, seen: Set<string>) => TermPiece[] {
  const idOf = new Map(terms.flatMap((term) => matchesOf(term).map((words) => [words.toLowerCase(), term.id] as const)));
  // Longer ones first: "hash ring" before "ring".
  const words = [...idOf.keys()].sort((a, b) => b.length - a.length).map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${words.join('|')})(?![\\p{L}\\p{N}-])`, 'giu');
  return (text, seen) => {
    const pieces: TermPiece[] = [];
    let from = 0;
    for (const found of text.matchAll(pattern)) {
      const id = idOf.get(found[0].toLowerCase())!;
      if (seen.has(id)) continue;
      seen.add(id);
      if (found.index > from) pieces.push({ text: text.slice(from, found.index) });
      pieces.push({ text: found[0], term: id });
      from = found.index + found[0].length;
    }
    if (from < text.length) pieces.push({ text: text.slice(from) });
    return pieces;
  };
}
