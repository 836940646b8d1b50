import { type Problem as DesignProblem } from '../../design/index.ts';
import { findFit } from './fitting.ts';
import type { LoadedPart, OwnCodeRequest, OwnCodeResult, PartProblem, RealmAnswer, RealmRequest } from './messages.ts';

/** Thrown when a design cannot be simulated at all; the message says why in words. */
export class DesignRefused extends Error {
  readonly problems: readonly DesignProblem[];
  constructor(problems: readonly DesignProblem[]) {
    super(problems.map(({ message, remedy }) => `${message} ${remedy}`).join(' '));
    this.problems = problems;
  }
}

/** Reads a part's source: JavaScript, or why there is none. */
export type ReadSource = (source: string) => Promise<{ readonly code: string } | Pick<PartProblem, 'message' | 'remedy' | 'line'>>;

/** Runs a request in a fresh realm. `onSign` hears how far it is, and, where the request says so, whose code is called. */
export type RunInRealm = (
  request: RealmRequest,
  onSign: (sign: { readonly fraction: number } | { readonly calling: string }) => void,
) => Promise<RealmAnswer>;

/**
 * Simulates a design with the learner's code in its components, whatever the code does. A part that hangs where no meter sees it, or uses up all
 * memory, takes its realm with it: the run is then made again with that part broken, after one more that finds out which it was where several could
 * be. Rejects with {@link DesignRefused} when the design cannot run, and with an Error in words when the machine is too busy.
 */
export async function simulateOwnCode(
  { design, load, options, parts }: OwnCodeRequest,
  readSource: ReadSource,
  run: RunInRealm,
  onProgress: (fraction: number) => void,
): Promise<OwnCodeResult> {
  const problems: PartProblem[] = [];
  let loaded: readonly LoadedPart[] = await loadParts(parts, design, readSource, problems);
  let tells = false;
  let furthest = 0;
  for (;;) {
    const answer = await run({ design, load, options, parts: loaded, tells }, (sign) => {
      if ('calling' in sign || sign.fraction <= furthest) return;
      furthest = sign.fraction;
      onProgress(furthest);
    });
    if (answer.kind === 'simulated') {
      const { outcome } = answer;
      if (!outcome.ok) throw new DesignRefused(outcome.problems);
      return { result: outcome.result, problems: [...problems, ...outcome.problems] };
    }
    const running = loaded.filter(({ code }) => code !== undefined);
    if (answer.why === 'stalled' || running.length === 0)
      throw new Error(
        'The run gave no sign for too long, though no code of yours was at fault. Close what else runs on this machine and run it again.',
      );
    const suspect = running.length === 1 ? running[0] : running.find(({ component }) => tells && component === answer.suspect);
    if (suspect === undefined && tells)
      throw new Error('One of your parts hangs or uses up all memory, and it could not be found out which. Put them in one at a time.');
    if (suspect) {
      const { component, exercise } = suspect;
      problems.push({ component, exercise, ...goneWords[answer.why] });
      loaded = loaded.map((part) => (part === suspect ? { component, exercise } : part));
    }
    tells = suspect === undefined;
  }
}

/** Reads the sources of parts that fit their components; what is wrong with one becomes a problem, and the part is broken. */
async function loadParts(
  parts: OwnCodeRequest['parts'],
  design: OwnCodeRequest['design'],
  readSource: ReadSource,
  problems: PartProblem[],
): Promise<LoadedPart[]> {
  const loaded: LoadedPart[] = [];
  for (const { component, exercise, source } of parts) {
    const kind = design.components.find(({ id }) => id === component)?.kind;
    if (kind === undefined || !findFit(exercise, kind)) {
      const message = `A solution of ${exercise} cannot do the work of ${component}, so the stock part runs.`;
      problems.push({ component, exercise, message, remedy: 'Choose an exercise that fits this kind of component.' });
      continue;
    }
    const read = await readSource(source);
    if ('code' in read) loaded.push({ component, exercise, code: read.code });
    else {
      problems.push({
        component,
        exercise,
        message: read.message,
        remedy: read.remedy,
        ...(read.line !== undefined && { line: read.line }),
      });
      loaded.push({ component, exercise });
    }
  }
  return loaded;
}

const goneWords = {
  silent: {
    message: 'A call of the code did not end: it gave no answer for 2.5 seconds.',
    remedy: 'Look for a regular expression that backtracks, arithmetic on huge integers, or memory that only grows.',
  },
  memory: {
    message: 'The sandbox died while the code ran: most likely it used up all memory.',
    remedy: 'Look for something that grows without bound.',
  },
} as const;
