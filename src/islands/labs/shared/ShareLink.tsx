import type { ReactNode } from 'react';
import { useState } from 'react';

interface ShareLinkProps {
  /** What else to say once it is made. */
  readonly note?: string;
  /** Makes the link; resolves with what was done, in words. */
  readonly share: () => Promise<string>;
}

/** Offers a link to the set-up. */
export function ShareLink({ note = '', share }: ShareLinkProps): ReactNode {
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
        {outcome !== '' && note !== '' ? ` ${note}` : ''}
      </span>
    </div>
  );
}
