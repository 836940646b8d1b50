import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Counterexample } from '../../grader/protocol/verdict.ts';
import type { Attempt } from '../../progress/types.ts';
import { ActionBar } from './editor/ActionBar.tsx';
import type { EditorHandle, EditorMark } from './editor/editorHandle.ts';
import { EditorPane } from './editor/EditorPane.tsx';
import { Hints } from './hints/Hints.tsx';
import { AttemptHistory } from './history/AttemptHistory.tsx';
import { describeTime } from './history/describeTime.ts';
import { Panes, type PaneName } from './layout/Panes.tsx';
import { useNarrow } from './layout/useNarrow.ts';
import type { WorkspaceProps } from './props.ts';
import { ConsoleOutput } from './results/ConsoleOutput.tsx';
import { isOwnCase, isSameCase } from './results/ownCase.ts';
import { OwnTestList } from './results/OwnTestList.tsx';
import { ResultsPane, type ResultTab } from './results/ResultsPane.tsx';
import { TestList } from './results/TestList.tsx';
import { VerdictPanel } from './results/VerdictPanel.tsx';
import { useDraft } from './session/useDraft.ts';
import { useEditorChoice } from './session/useEditorChoice.ts';
import { useGrader } from './session/useGrader.ts';
import { useProgress } from './session/useProgress.ts';
import { useRecords } from './session/useRecords.ts';
import { useRuns } from './session/useRuns.ts';
import { useShared } from './session/useShared.ts';
import { useShortcuts } from './session/useShortcuts.ts';
import { SharedView } from './share/SharedView.tsx';
import { OutcomeMark } from './verdict/OutcomeMark.tsx';
import { VerdictView } from './verdict/VerdictView.tsx';
import './styles/index.css';

const NO_LINKS = [] as const;

/** The workspace of an exercise: statement, editor and results, from the first keystroke to the verdict. */
export default function Workspace(props: WorkspaceProps) {
  const { exercise, contractSource, starterSource, visibleTests, basePath, next = NO_LINKS, children } = props;
  const { progress, status } = useProgress();
  const draft = useDraft(progress, exercise.id, starterSource);
  const [choice, choose] = useEditorChoice(progress);
  const [settled, setSettled] = useState(false);
  const session = useGrader(exercise.id, settled);
  const records = useRecords(progress, exercise.id);
  const [shared, closeShared] = useShared(exercise.id, session.grader);
  const narrow = useNarrow();
  const [pane, setPane] = useState<PaneName>('statement');
  const [tab, setTab] = useState<ResultTab>('verdict');
  const [mac, setMac] = useState(false);
  const [verdictsToFocus, setVerdictsToFocus] = useState(0);
  const editor = useRef<EditorHandle>(undefined);
  const headline = useRef<HTMLHeadingElement>(null);
  const { latest } = session;
  const running = session.run.kind === 'running';

  useEffect(() => setMac(/Mac|iPhone|iPad/.test(navigator.platform)), []);

  const runs = useRuns({
    draft,
    session,
    records,
    rules: exercise.rules,
    onStart: () => {
      setTab('verdict');
      if (narrow) setPane('results');
    },
    // Side by side, focus stays where the learner types; the live region tells the outcome. As tabs, the editor is out of sight.
    onVerdict: () => {
      if (narrow) setVerdictsToFocus((count) => count + 1);
    },
  });
  // Only once the verdict is drawn is there something to focus: a frame may come before that on a busy machine.
  useEffect(() => {
    if (verdictsToFocus > 0) headline.current?.focus();
  }, [verdictsToFocus]);
  const ready = draft.ready && !shared;
  useShortcuts({ enabled: ready, running, onRun: () => runs.run('visible'), onSubmit: () => runs.run('full'), onCancel: runs.cancel });

  const graded = latest?.source === draft.source ? latest.report.verdict : undefined;
  const mark = useMemo<EditorMark | undefined>(() => {
    const problem = graded?.problem;
    return problem?.line === undefined ? undefined : { line: problem.line, column: problem.column, message: problem.message };
  }, [graded]);
  const inEditor = useCallback((act: (handle: EditorHandle) => void) => {
    flushSync(() => setPane('code'));
    requestAnimationFrame(() => editor.current && act(editor.current));
  }, []);
  const focusEditor = useCallback(() => inEditor((handle) => handle.focus()), [inEditor]);
  const goTo = (line: number, column: number | undefined): void => inEditor((handle) => handle.goTo(line, column));
  const restore = (attempt: Attempt): void => {
    draft.replace(attempt.source, `The code of ${describeTime(attempt.at, Date.now())} is in the editor.`);
    focusEditor();
  };
  const keep = (rule: string, counterexample: Counterexample): void => {
    void records.addOwnTest(rule, counterexample).then(() => runs.say('Added to my tests.'));
  };
  const copyShared = (source: string): void => {
    closeShared();
    draft.replace(source, 'The shared code is in the editor.');
    focusEditor();
  };

  const isKept = ({ case: one }: Counterexample): boolean =>
    one !== undefined && records.ownTests.some((test) => isOwnCase(test.case) && isSameCase(test.case, one));
  const actions = (
    <ActionBar
      session={{ ...session, cancel: runs.cancel }}
      ready={ready}
      mac={mac}
      onRun={() => runs.run('visible')}
      onSubmit={() => runs.run('full')}
    />
  );

  return (
    <div className="hr-ws" data-narrow={narrow}>
      <div className="hr-ws-visually-hidden" role="status">
        {runs.announcement}
      </div>
      {shared && <SharedView state={shared} exercise={exercise} basePath={basePath} onCopy={copyShared} onClose={closeShared} />}
      <div className="hr-ws-own" hidden={shared !== undefined}>
        <Panes
          narrow={narrow}
          active={pane}
          onActivate={setPane}
          resultsNote={latest && <OutcomeMark kind={latest.report.verdict.outcome === 'pass' ? 'pass' : 'fail'} />}
          statement={
            <div className="hr-ws-scroll hr-ws-statement" tabIndex={0} role="region" aria-label="Statement of the exercise">
              {children}
              <Hints exerciseId={exercise.id} hints={exercise.hints} />
            </div>
          }
          code={
            <>
              <EditorPane
                title={exercise.title}
                fileName={`${exercise.id}.ts`}
                contractSource={contractSource}
                starterSource={starterSource}
                draft={draft}
                storage={status}
                choice={choice}
                onChoose={choose}
                mark={mark}
                mac={mac}
                onHandle={(handle) => void (editor.current = handle)}
                onFocusEditor={focusEditor}
                onSettled={() => setSettled(true)}
              />
              {!narrow && actions}
            </>
          }
          results={
            <ResultsPane
              session={{ ...session, cancel: runs.cancel }}
              active={tab}
              onSelect={setTab}
              counts={{
                tests: visibleTests.length + records.ownTests.length,
                console: latest?.report.console.length ?? 0,
                history: records.attempts.length,
              }}
              panels={{
                verdict: (
                  <VerdictPanel session={session}>
                    {latest && (
                      <VerdictView
                        exercise={exercise}
                        report={latest.report}
                        source={latest.source}
                        stale={latest.source !== draft.source}
                        basePath={basePath}
                        next={next}
                        headlineRef={headline}
                        onGoTo={goTo}
                        keeping={{ isKept, keep }}
                      />
                    )}
                  </VerdictPanel>
                ),
                tests: (
                  <>
                    <TestList tests={visibleTests} verdict={graded} />
                    <OwnTestList tests={records.ownTests} verdict={graded} onRemove={(id) => void records.removeOwnTest(id)} />
                  </>
                ),
                console: <ConsoleOutput report={latest?.report} />,
                history: <AttemptHistory attempts={records.attempts} source={draft.source} onRestore={restore} />,
              }}
            />
          }
          footer={narrow && actions}
        />
      </div>
    </div>
  );
}
