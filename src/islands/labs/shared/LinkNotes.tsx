import type { ReactNode } from 'react';

/** Says what had to be changed in the link that the page was opened with. */
export function LinkNotes({ notes }: { readonly notes: readonly string[] }): ReactNode {
  if (notes.length === 0) return null;
  return (
    <div role="status" className="hr-lab-warning">
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}
