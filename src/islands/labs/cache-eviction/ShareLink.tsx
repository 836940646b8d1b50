import type { ReactNode } from 'react';
import { useState } from 'react';

interface ShareLinkProps {
  readonly isTrace: boolean;
  /** Makes the link; resolves with what was done, in words. */
  readonly share: () => Promise<string>;
}

/** Offers a link to the set-up. */
export function ShareLink({ isTrace, share }: ShareLinkProps): ReactNode {
  const [outcome, setOutcome] = useState('');
  return (
    <div className="hr-lab-buttons">
      <button
        type="button"
        onClick={() => {
          void share().then(setOutcome);
        }}
      >
        Copy a link to this set-up
      </button>
      <span role="status">
        {outcome}
        {outcome !== '' && isTrace ? ' Your trace is not part of it.' : ''}
      </span>
    </div>
  );
}
