import type { ReactNode } from 'react';
import type { Progress } from '../../progress/index.ts';
import { HistoryTable } from './HistoryTable.tsx';
import type { HistoryPageProps } from './props.ts';
import { useProgressStore } from './use-progress-store.ts';
import { useSessions } from './use-sessions.ts';
import './interview.css';

/** Shows the marks of all sessions of all cases; nothing while there are none. */
export default function HistoryPage({ cases }: HistoryPageProps): ReactNode {
  const store = useProgressStore();
  return <div className="hr-iv">{store && <History progress={store.progress} cases={cases} />}</div>;
}

function History({ progress, cases }: Pick<HistoryPageProps, 'cases'> & { readonly progress: Progress }): ReactNode {
  const sessions = useSessions(progress);
  if (!sessions) return null;
  return <HistoryTable sessions={sessions} titleOf={(id) => cases.find((one) => one.id === id)?.title ?? id} />;
}
