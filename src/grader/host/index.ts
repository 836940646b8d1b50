import { designJudgeUrl, designLearnerUrl, judges, learnerUrl } from 'virtual:headroom/grader-bundles';
import type { GradeReport, Receipt } from '../protocol/verdict.ts';
import type { DesignExchange, OwnCodeRequest, OwnCodeResult, RealmAnswer } from '../own-code/messages.ts';
import { simulateOwnCode, type RunInRealm } from '../own-code/simulate-own-code.ts';
import type { Judgement } from '../protocol/judgement.ts';
import { hashText } from '../realm/judge/transcript.ts';
import { refuse, syntaxProblem } from './refusal.ts';
import { readWith } from './read-source.ts';
import { openSandbox, SandboxDied, type GradingExchange, type Sandbox } from './sandbox.ts';
import { findSizeProblem } from './source-limit.ts';
import type { CacheTraceRequest, CreateGrader, DesignRun, Grader, GradeProgress, GradeRequest, GradeRun, RegradeResult } from './types.ts';

export type * from './types.ts';
export type * from '../own-code/messages.ts';
export { DesignRefused } from '../own-code/simulate-own-code.ts';
export { maxSourceLength } from './source-limit.ts';

/** Stands for the exercise where a design runs with the learner's code: no exercise is named so. */
const designs = ' designs';

/** A frame that is open or opening, with the judge that was started in it. */
interface OpenFrame {
  readonly sandbox: Promise<Sandbox>;
  /** The script of the learner's realm in it. */
  readonly realmUrl: string;
  /** The exercise whose judge runs in the sandbox, or {@link designs}. */
  judging?: string;
}

/** Creates the grader of a page: one sandboxed frame, kept warm, one request at a time. */
export const createGrader: CreateGrader = ({ stripTypes }) => {
  let opened: OpenFrame | undefined;
  let cancelCurrent: () => void = () => undefined;

  function openOnce(realmUrl = learnerUrl): OpenFrame {
    if (opened && opened.realmUrl !== realmUrl) closeFrame(opened);
    if (opened) return opened;
    const current: OpenFrame = { realmUrl, sandbox: loadText(realmUrl).then(openSandbox) };
    opened = current;
    // A failed load must not stand in the way of the next try; who waits for the sandbox hears of it there.
    current.sandbox.catch(() => {
      if (opened === current) opened = undefined;
    });
    return current;
  }

  /** Returns a frame and its sandbox with the exercise's judge in it. The judge, and with it the hidden tests, is fetched now and no earlier. */
  async function frameFor(exercise: string): Promise<{ frame: OpenFrame; sandbox: Sandbox }> {
    if (opened?.judging !== undefined && opened.judging !== exercise) closeFrame(opened);
    const [realmUrl, judgeUrl] = exercise === designs ? [designLearnerUrl, designJudgeUrl] : [learnerUrl, factsOf(exercise).url];
    // A cancelled run may come back from this wait when the frame it waited for is closed and another is open: what it starts, it starts in its own.
    const frame = openOnce(realmUrl);
    const [sandbox, script] = await Promise.all([frame.sandbox, loadText(judgeUrl)]);
    if (frame.judging !== exercise) {
      sandbox.startJudge(script);
      frame.judging = exercise;
    }
    return { frame, sandbox };
  }

  function closeFrame(frame: OpenFrame): void {
    frame.sandbox.then(
      (sandbox) => sandbox.close(),
      () => undefined,
    );
    if (opened === frame) opened = undefined;
  }

  /** Sends one request and cancels the one under way, which then rejects with an AbortError. */
  function start<T>(work: (signal: AbortSignal) => Promise<T>): { result: Promise<T>; cancel: () => void } {
    cancelCurrent();
    const controller = new AbortController();
    let isOver = false;
    const cancel = () => {
      if (isOver) return;
      isOver = true;
      controller.abort(new DOMException('The run was cancelled.', 'AbortError'));
      // Ending the frame is the one sure way to end code that does not end itself.
      if (opened) closeFrame(opened);
    };
    cancelCurrent = cancel;
    const aborted = new Promise<never>((_resolve, reject) => {
      controller.signal.addEventListener('abort', () => reject(controller.signal.reason as Error));
    });
    const result = Promise.race([work(controller.signal), aborted]).finally(() => {
      isOver = true;
      if (cancelCurrent === cancel) cancelCurrent = () => undefined;
    });
    return { result, cancel };
  }

  async function send(
    exercise: string,
    request: GradingExchange['request'],
    signal: AbortSignal,
    onProgress: (progress: GradeProgress) => void,
  ): Promise<GradingExchange['answer']> {
    const { frame, sandbox } = await frameFor(exercise);
    signal.throwIfAborted();
    try {
      return await sandbox.request(request, (reply) => onProgress({ stage: reply.stage, label: reply.label, fraction: reply.fraction }));
    } catch (error) {
      closeFrame(frame);
      throw error;
    }
  }

  function grade(request: GradeRequest, onProgress: (progress: GradeProgress) => void = () => undefined): GradeRun {
    const startMs = performance.now();
    const { result, cancel } = start(async (signal): Promise<GradeReport> => {
      const facts = factsOf(request.exercise);
      const seed = request.seed ?? facts.seed;
      const codeHash = hashText(request.source);
      const finish = ({ verdict, console: lines, consoleDropped, exhibits }: Judgement): GradeReport => {
        return { verdict, console: lines, consoleDropped, exhibits, elapsedMs: performance.now() - startMs };
      };
      const tooLarge = findSizeProblem(request.source);
      if (tooLarge) return finish(refuse(facts, request.scope, seed, codeHash, tooLarge));
      onProgress({ stage: 'compiling', label: 'Reading your code', fraction: 0.02 });
      const stripped = await stripTypes(request.source);
      signal.throwIfAborted();
      if (!stripped.ok) return finish(refuse(facts, request.scope, seed, codeHash, syntaxProblem(stripped)));
      onProgress({ stage: 'loading', label: 'Loading the tests', fraction: 0.05 });
      const judgeRequest = { code: stripped.code, codeHash, scope: request.scope, seed, ownTests: request.ownTests ?? [] };
      try {
        const reply = await send(request.exercise, { kind: 'judge', request: judgeRequest }, signal, onProgress);
        return finish((reply as Extract<typeof reply, { kind: 'judged' }>).judgement);
      } catch (error) {
        if (!(error instanceof SandboxDied)) throw error;
        return finish(refuse(facts, request.scope, seed, codeHash, error.problem));
      } finally {
        // Whatever ended, the next run finds a realm waiting; a design that took this run's place has its own.
        if (!opened) openOnce();
      }
    });
    return { report: result, cancel };
  }

  async function regrade(
    source: string,
    receipt: Receipt & { readonly exercise: string },
    onProgress?: (progress: GradeProgress) => void,
  ): Promise<RegradeResult> {
    const { exercise, seed } = receipt;
    const report = await grade({ exercise, source, scope: 'full', seed }, onProgress).report;
    const actual = report.verdict.receipt;
    const keys = ['exerciseVersion', 'codeHash', 'seed', 'transcriptHash'] as const;
    const differences = keys.filter((key) => actual[key] !== receipt[key]);
    return { matches: differences.length === 0, differences, report };
  }

  async function count({ exercise, source, capacity, keys }: CacheTraceRequest): Promise<{ hits: number }> {
    const read = await readWith(stripTypes)(source);
    if (!('code' in read)) throw new Error(read.message);
    const { result } = start((signal) => send(exercise, { kind: 'countHits', code: read.code, capacity, keys }, signal, () => undefined));
    const reply = await result;
    return { hits: (reply as Extract<typeof reply, { kind: 'counted' }>).hits };
  }

  /** Runs a request in a sandbox; one that died is closed, and what that means is for who asked. */
  async function runDesign(...[request, onSign, signal]: [...Parameters<RunInRealm>, AbortSignal]): Promise<RealmAnswer> {
    signal.throwIfAborted();
    const { frame, sandbox } = await frameFor(designs);
    signal.throwIfAborted();
    let suspect: string | undefined;
    try {
      const asked = { kind: 'simulateDesign', request } as const;
      const reply = await sandbox.request<DesignExchange>(asked, (sign) => {
        if ('calling' in sign) suspect = sign.calling;
        onSign(sign);
      });
      return reply.answer;
    } catch (error) {
      closeFrame(frame);
      if (!(error instanceof SandboxDied) || error.problem.kind === 'internal') throw error;
      const why = error.problem.kind === 'memory' ? 'memory' : 'stalled';
      return { kind: 'gone', why, ...(suspect !== undefined && { suspect }) };
    }
  }

  function simulateDesign(
    request: OwnCodeRequest,
    onProgress: (progress: { readonly fraction: number }) => void = () => undefined,
  ): DesignRun {
    return start((signal): Promise<OwnCodeResult> => {
      const run: RunInRealm = (asked, onSign) => runDesign(asked, onSign, signal);
      return simulateOwnCode(request, readWith(stripTypes), run, (fraction) => {
        if (!signal.aborted) onProgress({ fraction });
      });
    });
  }

  const grader: Grader = {
    warm: () => void openOnce(),
    grade,
    regrade,
    countHits: count,
    simulateDesign,
    dispose() {
      cancelCurrent();
      if (opened) closeFrame(opened);
    },
  };
  return grader;
};

function factsOf(exercise: string): (typeof judges)[string] {
  const facts = judges[exercise];
  if (!facts) throw new Error(`There is no exercise named ${exercise}.`);
  return facts;
}

const texts = new Map<string, Promise<string>>();

/** Loads a bundle's text once; a failure is told with what to do, and tried anew the next time. */
function loadText(url: string): Promise<string> {
  let text = texts.get(url);
  if (!text) {
    text = fetch(url).then((response) => {
      if (!response.ok)
        throw new Error(`The grader could not be loaded (${response.status}). Check the connection and try again; your code is kept.`);
      return response.text();
    });
    text = text.catch((error: unknown) => {
      texts.delete(url);
      throw error instanceof TypeError
        ? new Error('The grader could not be loaded. Check the connection and try again; your code is kept.')
        : error;
    });
    texts.set(url, text);
  }
  return text;
}
