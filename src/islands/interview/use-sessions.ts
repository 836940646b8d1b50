import { useEffect, useState } from 'react';
import type { Progress, StoredSession } from '../../progress/index.ts';

/** Follows the stored sessions, of one case or of all, the latest start first; undefined until they are read. */
export function useSessions(progress: Progress, caseId?: string): readonly StoredSession[] | undefined {
  const [sessions, setSessions] = useState<readonly StoredSession[]>();
  useEffect(() => {
    let isGone = false;
    const read = (): void => void progress.listSessions(caseId).then((found) => isGone || setSessions(found));
    const stop = progress.onChange(({ stores }) => {
      if (stores.includes('sessions')) read();
    });
    read();
    return () => {
      isGone = true;
      stop();
    };
  }, [progress, caseId]);
  return sessions;
}
