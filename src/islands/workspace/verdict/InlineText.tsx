import { parseInlineMarkdown } from '../../../grader/format/index.ts';

/** Shows inline Markdown of a rule: code, strong and emphasised words. */
export function InlineText({ text }: { readonly text: string }) {
  return parseInlineMarkdown(text).map((piece, index) => {
    if (piece.kind === 'code') return <code key={index}>{piece.text}</code>;
    if (piece.kind === 'strong') return <strong key={index}>{piece.text}</strong>;
    if (piece.kind === 'emphasis') return <em key={index}>{piece.text}</em>;
    return piece.text;
  });
}
