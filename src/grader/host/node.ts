import { MessageChannel, Worker } from 'node:worker_threads';
import blankSpace from 'ts-blank-space';
import ts from 'typescript';
import type { CallsExercise } from '../authoring.ts';
import type { LearnerReply } from '../protocol/messages.ts';
import type { GradeReport } from '../protocol/verdict.ts';
import type { Judgement } from '../protocol/judgement.ts';
import { judge } from '../realm/judge/judge.ts';
import { openLink, type JudgePort, type LearnerLink } from '../realm/judge/learner-link.ts';
import { hashText } from '../realm/judge/transcript.ts';
import { refuse, syntaxProblem } from './refusal.ts';
import { findSizeProblem } from './source-limit.ts';
import type { OwnTest, StripResult } from './types.ts';

const learnerMemoryMb = 1024;

/** What Node's twin of the page's grader grades. */
export interface NodeGradeRequest {
  readonly source: string;
  readonly scope: 'visible' | 'full';
  readonly seed?: string;
  readonly ownTests?: readonly OwnTest[];
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
  const finish = ({ verdict, console: lines, consoleDropped, failedTests }: Judgement): NodeGradeReport => ({
    failedTests,
    verdict,
    console: lines,
    consoleDropped,
    elapsedMs: performance.now() - startMs,
  });
  const problem = findSizeProblem(request.source);
  if (problem) return finish(refuse(exercise, request.scope, seed, codeHash, problem));
  const stripped = stripTypesInNode(request.source);
  if (!stripped.ok) return finish(refuse(exercise, request.scope, seed, codeHash, syntaxProblem(stripped)));
  const { link, end } = startLearnerInNode();
  try {
    const judgement = await judge(
      exercise,
      { code: stripped.code, codeHash, scope: request.scope, seed, ownTests: request.ownTests ?? [] },
      link,
      () => undefined,
    );
    return finish(judgement);
  } finally {
    await end();
  }
}

/** Starts a learner's realm in a worker thread of bounded memory. */
export function startLearnerInNode(): { link: LearnerLink; end: () => Promise<void> } {
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(new URL('../realm/learner/entry-node.ts', import.meta.url), {
    workerData: { port: port2 },
    transferList: [port2],
    resourceLimits: { maxOldGenerationSizeMb: learnerMemoryMb },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdout: true,
    stderr: true,
  });
  // The worker's own output never reaches ours: with --json, standard output is the verdict and nothing else.
  worker.stdout.resume();
  worker.stderr.resume();
  const port: JudgePort = {
    send: (message, transfer) => port1.postMessage(message, transfer),
    onReply: (listener) => port1.on('message', (reply: LearnerReply) => listener(reply)),
    onDeath(listener) {
      worker.on('error', (error) => listener(error instanceof Error ? error.message : String(error)));
      worker.on('exit', (code) => listener(`it exited with code ${code}`));
    },
  };
  const link = openLink(port, () => performance.now());
  return {
    link,
    async end() {
      link.close();
      port1.close();
      await worker.terminate();
    },
  };
}

/** Returns JavaScript with every line and column kept, or where the syntax has no erasable form or does not parse. */
export function stripTypesInNode(source: string): StripResult {
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
