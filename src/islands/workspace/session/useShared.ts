import { useCallback, useEffect, useState } from 'react';
import type { Grader, GradeProgress, RegradeResult } from '../../../grader/host/types.ts';
import { decodeShareLink, isShareHash, type SharedRun, type ShareRefusal } from '../share/shareLink.ts';

/** A verdict that came by a link, and how far checking it has come. */
export type SharedState =
  | { readonly kind: 'refused'; readonly refusal: ShareRefusal }
  | { readonly kind: 'checking'; readonly run: SharedRun; readonly progress: GradeProgress | undefined }
  | { readonly kind: 'checked'; readonly run: SharedRun; readonly result: RegradeResult }
  | { readonly kind: 'failed'; readonly run: SharedRun; readonly message: string };

/** Opens the verdict in the page's address, if there is one, and grades it again. Closing removes it from the address. */
export function useShared(exercise: string, grader: () => Promise<Grader>): readonly [SharedState | undefined, () => void] {
  const [state, setState] = useState<SharedState>();

  useEffect(() => {
    let turn = 0;
    const open = async (): Promise<void> => {
      const mine = ++turn;
      const tell = (next: SharedState): void => {
        if (mine === turn) setState(next);
      };
      if (!isShareHash(location.hash)) return;
      const decoded = decodeShareLink(location.hash, exercise);
      if (!decoded.ok) return tell({ kind: 'refused', refusal: decoded.refusal });
      const { run } = decoded;
      tell({ kind: 'checking', run, progress: undefined });
      try {
        const ready = await grader();
        const result = await ready.regrade(run.source, { ...run.receipt, exercise }, (progress) =>
          tell({ kind: 'checking', run, progress }),
        );
        tell({ kind: 'checked', run, result });
      } catch (error) {
        tell({ kind: 'failed', run, message: error instanceof Error ? error.message : 'The code could not be graded again.' });
      }
    };
    const onHash = (): void => void open();
    onHash();
    addEventListener('hashchange', onHash);
    return () => {
      turn = -1;
      removeEventListener('hashchange', onHash);
    };
  }, [exercise, grader]);

  const close = useCallback(() => {
    setState(undefined);
    history.replaceState(history.state, '', location.pathname + location.search);
  }, []);
  return [state, close];
}
