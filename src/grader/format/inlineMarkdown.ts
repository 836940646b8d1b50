/** A piece of a rule's text. */
export interface InlinePiece {
  readonly kind: 'text' | 'code' | 'strong' | 'emphasis';
  readonly text: string;
}

const MARKS = /`([^`]+)`|(?<![\w*])\*\*(?=\S)([^*]+)(?<=\S)\*\*(?![\w*])|(?<![\w*])\*(?=\S)([^*]+)(?<=\S)\*(?![\w*])/g;

/** Splits the inline Markdown of a rule into text, `code`, **strong** and *emphasis*; unpaired marks stay as they are. */
export function parseInlineMarkdown(source: string): readonly InlinePiece[] {
  const pieces: InlinePiece[] = [];
  let from = 0;
  for (const match of source.matchAll(MARKS)) {
    if (match.index > from) pieces.push({ kind: 'text', text: source.slice(from, match.index) });
    if (match[1] !== undefined) pieces.push({ kind: 'code', text: match[1] });
    else if (match[2] !== undefined) pieces.push({ kind: 'strong', text: match[2] });
    else pieces.push({ kind: 'emphasis', text: match[3] ?? '' });
    from = match.index + match[0].length;
  }
  if (from < source.length) pieces.push({ kind: 'text', text: source.slice(from) });
  return pieces;
}
