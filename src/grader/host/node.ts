import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import blankSpace from 'ts-blank-space';
import ts from 'typescript';
import type { CallsExercise } from '../authoring.ts';
import type { OwnCodeRequest, OwnCodeResult, RealmReply, RealmRequest } from '../own-code/messages.ts';
import { simulateOwnCode, type RunInRealm } from '../own-code/simulate-own-code.ts';
import type { LearnerReply, LearnerRequest } from '../protocol/messages.ts';
import type { GradeReport } from '../protocol/verdict.ts';
import type { Judgement } from '../protocol/judgement.ts';
import { openRealmLink } from '../realm/design/realm-link.ts';
import { judge } from '../realm/judge/judge.ts';
import { openLink, type JudgePort, type LearnerLink } from '../realm/judge/learner-link.ts';
import { hashText } from '../realm/judge/transcript.ts';
import { readWith } from './read-source.ts';
import { refuse } from './refusal.ts';
import type { OwnTest, StripResult } from './types.ts';

const learnerMemoryMb = 1024;
/** Where the learner's process finds its own modules compiled. */
const compileCache = fileURLToPath(new URL('../../../node_modules/.cache/headroom-learner', import.meta.url));

/** What Node's twin of the page's grader grades. */
export interface NodeGradeRequest {
  readonly source: string;
  readonly scope: 'visible' | 'full';
  readonly seed?: string;
  readonly ownTests?: readonly OwnTest[];
  /** Whether failing cases are made smaller, which takes most of the time of a failure; yes unless it says otherwise. */
  readonly shrinks?: boolean;
}

/** A report with what authors need: the ids of all failed tests, hidden ones too. */
export interface NodeGradeReport extends GradeReport {
  readonly failedTests: readonly string[];
}

/** Grades in Node with the judge and the learner's realm that the browser runs; the verdict and its transcript hash are the same. */
export async function gradeInNode(exercise: CallsExercise, request: NodeGradeRequest): Promise<NodeGradeReport> {
  const startMs = performance.now();
  const seed = request.seed ?? exercise.seed;
  const codeHash = hashText(request.source);
  const finish = ({ verdict, console: lines, consoleDropped, exhibits, failedTests }: Judgement): NodeGradeReport => ({
    failedTests,
    exhibits,
    verdict,
    console: lines,
    consoleDropped,
    elapsedMs: performance.now() - startMs,
  });
  const read = await readWith(stripTypesInNode)(request.source);
  if (!('code' in read)) return finish(refuse(exercise, request.scope, seed, codeHash, read));
  const { link, end } = startLearnerInNode();
  try {
    const judgement = await judge(
      exercise,
      { code: read.code, codeHash, scope: request.scope, seed, ownTests: request.ownTests ?? [], shrinks: request.shrinks ?? true },
      link,
      () => undefined,
    );
    return finish(judgement);
  } finally {
    await end();
  }
}

/** Starts a learner's realm in a process of its own. */
export function startLearnerInNode(): { link: LearnerLink; end: () => Promise<void> } {
  const { port, end } = forkRealm<LearnerRequest, LearnerReply>(new URL('../realm/learner/entry-node.ts', import.meta.url));
  const link = openLink(port, () => performance.now());
  return {
    link,
    end() {
      link.close();
      return end();
    },
  };
}

/** Simulates a design with the learner's code in its components, in the realm that the browser runs; see `Grader.simulateDesign`. */
export function simulateDesignInNode(
  request: OwnCodeRequest,
  onProgress: (progress: { readonly fraction: number }) => void = () => undefined,
): Promise<OwnCodeResult> {
  const run: RunInRealm = async (asked, onSign) => {
    const { port, end } = forkRealm<RealmRequest, RealmReply>(new URL('../realm/design/entry-node.ts', import.meta.url));
    const link = openRealmLink(port, () => performance.now());
    try {
      return await link.run(asked, (sign) => onSign(sign.kind === 'calling' ? { calling: sign.component } : sign));
    } finally {
      link.close();
      await end();
    }
  };
  return simulateOwnCode(request, readWith(stripTypesInNode), run, (fraction) => onProgress({ fraction }));
}

/**
 * Starts a realm in a process of its own and of bounded memory. A thread would not do: V8 ends the whole process when a thread uses up its heap by
 * texts or arrays that are too long.
 */
function forkRealm<Request extends object, Reply>(entry: URL): { port: JudgePort<Request, Reply>; end: () => Promise<void> } {
  const child = fork(fileURLToPath(entry), [], {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${learnerMemoryMb}`, '--disable-warning=ExperimentalWarning'],
    // Its own output never reaches ours: with --json, standard output is the verdict and nothing else.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // What the environment of a test run or an editor asks of Node is not meant for it.
    env: { NODE_COMPILE_CACHE: compileCache },
  });
  const port: JudgePort<Request, Reply> = {
    send: (message) => void (child.connected && child.send(message, () => undefined)),
    onReply: (listener) => child.on('message', (reply) => listener(reply as Reply)),
    onDeath(listener) {
      child.on('error', (error) => listener(error.message));
      child.on('exit', (code, signal) => listener(`it ended with ${signal ?? `code ${code}`}`));
    },
  };
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    // A process that could not be started never exits.
    child.on('error', () => child.pid === undefined && resolve());
  });
  return {
    port,
    async end() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Returns JavaScript with every line and column kept, or where the syntax has no erasable form or does not parse. */
export function stripTypesInNode(source: string): StripResult {
  try {
    return stripParsed(source);
  } catch (error) {
    // The parser calls itself for each level of nesting.
    if (error instanceof RangeError) return { ok: false, message: 'it is nested too deeply to be read', line: 1, column: 1 };
    throw error;
  }
}

function stripParsed(source: string): StripResult {
  const file = ts.createSourceFile('learner.ts', source, { languageVersion: ts.ScriptTarget.ESNext }, true, ts.ScriptKind.TS);
  const [first] = (file as unknown as { parseDiagnostics: ts.DiagnosticWithLocation[] }).parseDiagnostics;
  if (first) return failAt(file, first.start, ts.flattenDiagnosticMessageText(first.messageText, ' '));
  let refused: ts.Node | undefined;
  const code = blankSpace(source, (node) => {
    refused ??= node as unknown as ts.Node;
  });
  if (refused)
    return failAt(
      file,
      refused.getStart(file),
      'This TypeScript syntax has no JavaScript form that only leaves types out (enum, namespace, parameter property).',
    );
  return { ok: true, code };
}

function failAt(file: ts.SourceFile, position: number, message: string): StripResult {
  const { line, character } = file.getLineAndCharacterOfPosition(position);
  return { ok: false, message, line: line + 1, column: character + 1 };
}
