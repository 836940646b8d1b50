import type { Receipt } from '../protocol/verdict.ts';
import { listInWords } from './number.ts';

/** One line of a receipt. */
export interface ReceiptLine {
  readonly label: string;
  /** In full; a hash is 64 hexadecimal digits. */
  readonly value: string;
  readonly explanation: string;
}

const NAMES: Record<keyof Receipt | 'exercise', string> = {
  exercise: 'the exercise',
  exerciseVersion: 'the version of the exercise',
  codeHash: 'the code',
  seed: 'the seed',
  transcriptHash: 'the transcript of calls and results',
};

/** Lists what a receipt holds, with what each part is for. */
export function describeReceipt(receipt: Receipt): readonly ReceiptLine[] {
  return [
    { label: 'Exercise version', value: receipt.exerciseVersion, explanation: 'The tests and budgets that were used.' },
    { label: 'Code', value: receipt.codeHash, explanation: 'SHA-256 of your source.' },
    { label: 'Seed', value: receipt.seed, explanation: 'Where every random choice of the tests begins.' },
    { label: 'Transcript', value: receipt.transcriptHash, explanation: 'SHA-256 over every call made and every result received.' },
  ];
}

/** Says whether running the code again gave the same receipt, and if not, in what it differs. */
export function describeRegrade(matches: boolean, differences: readonly (keyof Receipt | 'exercise')[]): string {
  if (matches) return 'The receipt holds: the same code gave the same verdict again, call by call.';
  const names = differences.map((difference) => NAMES[difference]);
  const what = names.length === 0 ? '' : ` What differs: ${listInWords(names)}.`;
  const why = differences.includes('exerciseVersion')
    ? ' The exercise has changed since the link was made, so the verdict below is the one that counts now.'
    : ' The link was edited, or was not made by Headroom. The verdict below comes from running the code here.';
  return `The receipt does not match.${what}${why}`;
}
