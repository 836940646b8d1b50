import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Verdict } from '../../src/grader/protocol/verdict.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** The exercise by whose tests hostile programs are graded. */
export const hostileExercise = 'cache-lru';

/** A program that tries to get more than its due, and how that must end. */
export interface HostileProgram {
  readonly name: string;
  /** From the root. */
  readonly path: string;
  readonly source: string;
  /** One sentence. */
  readonly tries: string;
  /** Outcomes that will do: "fail", "timeout/silent" (an outcome and the kind of its problem). Never "pass". */
  readonly expects: readonly string[];
  /** A test that has to be among those that fail, when the verdict is "fail". */
  readonly fails: string | undefined;
}

/** Loads the programs of `hostile/` and those too long to be kept as files. */
export function loadHostilePrograms(): HostileProgram[] {
  return [...readPrograms('hostile'), ...madePrograms()];
}

/** Loads the programs of `legitimate/`: odd, and right. */
export function loadLegitimatePrograms(): HostileProgram[] {
  return readPrograms('legitimate');
}

/** Returns whether a verdict is one that a program names. */
export function meetsExpectation(program: HostileProgram, verdict: Verdict, failedTests: readonly string[]): boolean {
  const got = `${verdict.outcome}/${verdict.problem?.kind ?? ''}`;
  // On a busy machine the watchdog may see code before it has used up its steps.
  const isEarly = got === 'timeout/silent' && program.expects.includes('timeout/step-limit');
  const isNamed = isEarly || program.expects.some((one) => one === verdict.outcome || one === got);
  return isNamed && (program.fails === undefined || verdict.outcome !== 'fail' || failedTests.includes(program.fails));
}

function readPrograms(name: string): HostileProgram[] {
  return readdirSync(path.join(folder, name))
    .sort()
    .map((file) =>
      programOf(file.replace(/\.(?:ts|txt)$/, ''), `tests/grader/${name}/${file}`, readFileSync(path.join(folder, name, file), 'utf8')),
    );
}

function programOf(name: string, file: string, source: string): HostileProgram {
  const header = (key: string) => new RegExp(`^// ${key}: (.+)$`, 'm').exec(source)?.[1]?.trim();
  return {
    name,
    path: file,
    source,
    tries: header('tries') ?? '',
    expects: header('expects')?.split(' or ') ?? [],
    fails: header('fails'),
  };
}

/** Programs whose size is the point. */
function madePrograms(): HostileProgram[] {
  const made = (name: string, tries: string, expects: string, body: string) =>
    programOf(name, `tests/grader/hostile-programs.ts (${name})`, `// tries: ${tries}\n// expects: ${expects}\n${body}`);
  const entry = 'export function createCache() { return nested; }\n';
  const nest = (open: string, close: string, depth: number) => `const nested = ${open.repeat(depth)}0${close.repeat(depth)};\n${entry}`;
  return [
    made('exhaust-source-length', 'to hand in a megabyte', 'invalid/too-large', `const nested = '${'x'.repeat(1_000_000)}';\n${entry}`),
    made('exhaust-source-brackets', 'to overflow the parser with brackets', 'invalid/syntax', nest('(', ')', 90_000)),
    made('exhaust-source-arrays', 'to overflow the parser with arrays', 'invalid/syntax', nest('[', ']', 90_000)),
    made(
      'exhaust-source-functions',
      'to overflow the instrumenter with functions',
      'invalid/syntax or error or fail',
      nest('()=>', '', 3_000),
    ),
    made(
      'exhaust-source-operators',
      'to overflow the instrumenter with a long sum',
      'invalid/syntax or error or fail',
      `const nested = ${'1+'.repeat(60_000)}1;\n${entry}`,
    ),
    made(
      'exhaust-source-else',
      'to overflow the instrumenter with a chain of else',
      'invalid/syntax or error or fail',
      `let nested = 0;\n${'if (nested) nested = 1; else '.repeat(5_000)}nested = 2;\n${entry}`,
    ),
    made('exhaust-source-templates', 'to overflow the parser with templates inside templates', 'invalid/syntax', nest('`${', '}`', 30_000)),
  ];
}
