import type { ReactNode } from 'react';
import type { StorageStatus } from '../../progress/index.ts';

/** Says where sessions are not being kept, and what to do about it; nothing where they are. */
export function StorageNotice({ status }: { readonly status: StorageStatus }): ReactNode {
  return (
    <div role="status">
      {status.kind !== 'ok' && (
        <p className="hr-iv-notice hr-iv-warn">
          {status.message} {status.remedy} The session goes on; export it before you close this page.
        </p>
      )}
    </div>
  );
}
