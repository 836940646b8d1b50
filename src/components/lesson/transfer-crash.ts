/** The accounts of the worked transfer. */
export type Account = 'A' | 'B';

/** Balances by account, in pounds. */
export type Balances = Readonly<Record<Account, number>>;

/** One thing a database does during the transfer; everything else happens in memory and is gone after a crash. */
export type TransferStep =
  | { readonly does: 'write page'; readonly account: Account }
  | { readonly does: 'log change'; readonly account: Account }
  | { readonly does: 'log commit' }
  | { readonly does: 'tell client' };

/** A way of making the transfer, as the order of its steps. */
export interface TransferScheme {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly steps: readonly TransferStep[];
}

/** What a crash leaves: lost money or made money is `half`; `broken promise` is a client that was told of a transfer that is gone. */
export type CrashVerdict = 'nothing' | 'all' | 'half' | 'broken promise';

/** What stands after some steps, and what recovery makes of it after a crash there. */
export interface CrashPoint {
  /** What was done last, in words. */
  readonly step: string;
  readonly onDisk: Balances;
  /** Records on disk, in order: `A 100→70` or `commit`. */
  readonly log: readonly string[];
  readonly told: boolean;
  /** Balances once recovery has read the log. */
  readonly recovered: Balances;
  readonly verdict: CrashVerdict;
}

/** The balances before the transfer and after it: £30 from A to B. */
export const before: Balances = { A: 100, B: 50 };
export const after: Balances = { A: 70, B: 80 };

const writeA: TransferStep = { does: 'write page', account: 'A' };
const writeB: TransferStep = { does: 'write page', account: 'B' };
const logA: TransferStep = { does: 'log change', account: 'A' };
const logB: TransferStep = { does: 'log change', account: 'B' };
const commit: TransferStep = { does: 'log commit' };
const tell: TransferStep = { does: 'tell client' };

/** The ways the figure steps through; the first is shown first. */
export const transferSchemes: readonly TransferScheme[] = [
  { id: 'none', name: 'No log', about: 'The two pages are written one after the other.', steps: [writeA, writeB, tell] },
  {
    id: 'log',
    name: 'Log first',
    about: 'Each change is in the log before its page is written, and commit is in the log before the client is told.',
    steps: [logA, writeA, logB, commit, tell, writeB],
  },
  {
    id: 'page-early',
    name: 'Page before log',
    about: 'As before, but page A reaches the disk ahead of its log record.',
    steps: [writeA, logA, logB, commit, tell, writeB],
  },
  {
    id: 'told-early',
    name: 'Told too early',
    about: 'As with the log first, but the client is told before commit is on disk.',
    steps: [logA, writeA, logB, tell, commit, writeB],
  },
];

/** Steps a scheme and says for each point, that before the first step included, what a crash there leaves. */
export function crashPoints({ steps }: TransferScheme): readonly CrashPoint[] {
  return Array.from({ length: steps.length + 1 }, (_, count) => crashAfter(steps.slice(0, count)));
}

function crashAfter(done: readonly TransferStep[]): CrashPoint {
  const onDisk = { ...before };
  for (const step of done) if (step.does === 'write page') onDisk[step.account] = after[step.account];
  const told = done.some((step) => step.does === 'tell client');
  const recovered = recover(onDisk, done);
  return { step: describeStep(done.at(-1)), onDisk, log: done.flatMap(recordOf), told, recovered, verdict: judge(recovered, told) };
}

/**
 * Redoes every logged change where the log has a commit, and undoes every logged change where it has none.
 * Source: C. Mohan and others, "ARIES", ACM TODS 17(1), 1992, for redo and undo from one write-ahead log; one transaction, so without
 * sequence numbers and compensation records.
 */
function recover(onDisk: Balances, done: readonly TransferStep[]): Balances {
  const committed = done.some((step) => step.does === 'log commit');
  const balances = { ...onDisk };
  for (const step of done) if (step.does === 'log change') balances[step.account] = (committed ? after : before)[step.account];
  return balances;
}

function judge(recovered: Balances, told: boolean): CrashVerdict {
  if (recovered.A === after.A && recovered.B === after.B) return 'all';
  if (recovered.A !== before.A || recovered.B !== before.B) return 'half';
  return told ? 'broken promise' : 'nothing';
}

function recordOf(step: TransferStep): string[] {
  if (step.does === 'log commit') return ['commit'];
  return step.does === 'log change' ? [`${step.account} ${before[step.account]}→${after[step.account]}`] : [];
}

function describeStep(step: TransferStep | undefined): string {
  if (step === undefined) return 'Nothing yet';
  if (step.does === 'write page') return `Page ${step.account} written`;
  if (step.does === 'log change') return `Change of ${step.account} logged`;
  return step.does === 'log commit' ? 'Commit logged' : 'Client told “done”';
}

/** Counts the points of a scheme at which a crash leaves half a transfer or a broken promise. */
export function countBroken(points: readonly CrashPoint[]): number {
  return points.filter(({ verdict }) => verdict === 'half' || verdict === 'broken promise').length;
}

const verdictTexts: Readonly<Record<CrashVerdict, string>> = {
  nothing: 'nothing',
  all: 'all of it',
  half: 'half',
  'broken promise': 'gone, though told',
};

/** Says what a crash at a point leaves: the balances after recovery, and the verdict. */
export function describeOutcome({ recovered, verdict }: CrashPoint): string {
  const total = recovered.A + recovered.B;
  const missing = total === before.A + before.B ? '' : `, £${before.A + before.B - total} missing`;
  return `${verdictTexts[verdict]}${missing}`;
}

/** Writes the rows of the table, one a point; all texts are ours, so nothing needs escaping. */
export function renderCrashRows(points: readonly CrashPoint[]): string {
  return points
    .map((point) => {
      const log = point.log.length === 0 ? 'empty' : point.log.map((record) => record.replace(' ', '\u00A0')).join(', ');
      const broken = point.verdict === 'half' || point.verdict === 'broken promise';
      const ending = `<span class="balances">${point.recovered.A} / ${point.recovered.B}</span> ${describeOutcome(point)}`;
      return (
        `<tr><th scope="row">${point.step}</th><td class="balances">${point.onDisk.A} / ${point.onDisk.B}</td>` +
        `<td>${log}</td><td${broken ? ' class="broken"' : ''}>${ending}</td></tr>`
      );
    })
    .join('');
}

/** Says one row in a sentence, for a screen reader. */
export function describeCrash(point: CrashPoint): string {
  return `${point.step}. A crash here leaves ${point.recovered.A} and ${point.recovered.B}: ${describeOutcome(point)}.`;
}
