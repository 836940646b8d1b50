import { describeRegrade } from '../../../grader/format/index.ts';
import { PlainEditor } from '../editor/PlainEditor.tsx';
import type { WorkspaceExercise } from '../props.ts';
import { RunProgress } from '../results/RunProgress.tsx';
import type { SharedState } from '../session/useShared.ts';
import { OutcomeMark } from '../verdict/OutcomeMark.tsx';
import { VerdictView } from '../verdict/VerdictView.tsx';

interface SharedViewProps {
  readonly state: SharedState;
  readonly exercise: WorkspaceExercise;
  readonly basePath: string;
  readonly onCopy: (source: string) => void;
  readonly onClose: () => void;
}

const ignore = (): void => undefined;
const noView = (): undefined => undefined;

/** Shows code and verdict that came by a link, apart from the visitor's own draft, and whether the receipt holds. */
export function SharedView({ state, exercise, basePath, onCopy, onClose }: SharedViewProps) {
  const source = state.kind === 'refused' ? undefined : state.run.source;
  return (
    <section className="hr-ws-shared" aria-labelledby="hr-ws-shared">
      <header className="hr-ws-shared-header">
        <h2 id="hr-ws-shared">{source === undefined ? 'This link cannot be opened' : 'Shared code'}</h2>
        <p>{source === undefined ? 'Your own draft is untouched.' : 'Someone sent you this verdict. Your own draft is untouched.'}</p>
        <div className="hr-ws-notice-actions">
          {source !== undefined && (
            <button type="button" className="hr-ws-button" onClick={() => onCopy(source)}>
              Copy into my editor
            </button>
          )}
          <button type="button" className="hr-ws-primary" onClick={onClose}>
            Go to my own code
          </button>
        </div>
      </header>
      {state.kind === 'refused' && (
        <div className="hr-ws-card hr-ws-problem">
          <p className="hr-ws-problem-message">{state.refusal.message}</p>
          <p>{state.refusal.remedy}</p>
        </div>
      )}
      {source !== undefined && (
        <div className="hr-ws-shared-body">
          <div className="hr-ws-shared-code">
            <PlainEditor
              label="Shared code, read only"
              value={source}
              revision={0}
              readOnly
              onChange={ignore}
              onHandle={ignore}
              takeView={noView}
              mark={undefined}
              describedBy="hr-ws-shared"
            />
          </div>
          <div className="hr-ws-shared-result">
            <SharedResult state={state} exercise={exercise} basePath={basePath} />
          </div>
        </div>
      )}
    </section>
  );
}

function SharedResult({ state, exercise, basePath }: Pick<SharedViewProps, 'state' | 'exercise' | 'basePath'>) {
  if (state.kind === 'refused') return null;
  if (state.kind === 'checking') return <RunProgress progress={state.progress} />;
  if (state.kind === 'failed') {
    return (
      <div className="hr-ws-card hr-ws-problem" role="status">
        <p className="hr-ws-problem-message">The code could not be graded again: {state.message}</p>
        <p>Reload the page to try once more.</p>
      </div>
    );
  }
  const { matches, differences, report } = state.result;
  return (
    <>
      <p className="hr-ws-card hr-ws-regrade" data-matches={matches} role="status">
        <OutcomeMark kind={matches ? 'pass' : 'warn'} />
        <span>{describeRegrade(matches, differences)}</span>
      </p>
      <VerdictView
        exercise={exercise}
        report={report}
        source={state.run.source}
        stale={false}
        basePath={basePath}

        onGoTo={undefined}
      />
    </>
  );
}
