import { useState } from 'react';
import type { Receipt } from '../../../grader/protocol/verdict.ts';
import { encodeShareLink } from '../share/shareLink.ts';

interface ShareButtonProps {
  readonly exercise: string;
  readonly source: string;
  readonly receipt: Receipt;
}

type ShareState = { readonly kind: 'ready' } | { readonly kind: 'said'; readonly words: string; readonly link?: string };

/** Copies a link that reproduces this verdict; shows the link to copy by hand where the clipboard is denied. */
export function ShareButton({ exercise, source, receipt }: ShareButtonProps) {
  const [state, setState] = useState<ShareState>({ kind: 'ready' });
  const share = async (): Promise<void> => {
    const encoded = encodeShareLink({ exercise, source, receipt });
    if (!encoded.ok) return setState({ kind: 'said', words: `${encoded.refusal.message} ${encoded.refusal.remedy}` });
    const link = `${location.origin}${location.pathname}${encoded.hash}`;
    try {
      await navigator.clipboard.writeText(link);
      setState({ kind: 'said', words: 'Link copied. Whoever opens it sees this code and grades it anew.' });
    } catch {
      setState({ kind: 'said', words: 'The browser did not allow copying. Here is the link:', link });
    }
  };
  return (
    <div className="hr-ws-share">
      <button type="button" className="hr-ws-button" onClick={() => void share()}>
        Copy a link to this verdict
      </button>
      <div role="status">
        {state.kind === 'said' && <p>{state.words}</p>}
        {state.kind === 'said' && state.link && (
          <input type="text" readOnly value={state.link} aria-label="Link to this verdict" onFocus={(event) => event.target.select()} />
        )}
      </div>
    </div>
  );
}
