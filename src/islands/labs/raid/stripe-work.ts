import type { Bytes, StripeContent } from '../../../sim/raid/index.ts';
import {
  dataPerStripe,
  divide,
  parityP,
  parityQ,
  planRecovery,
  powerOfTwo,
  scale,
  stripeSurvives,
  xorOf,
} from '../../../sim/raid/index.ts';
import type { RaidSettings } from './settings.ts';
import type { Cell } from './stripe-content.ts';
import { cellsOf, formatByte } from './stripe-content.ts';

/** A line of a calculation: what it is, and its bytes. */
export interface Term {
  readonly label: string;
  readonly bytes: Bytes;
}

/** A sum of lines by XOR, and what comes out. */
export interface Sum {
  readonly heading: string;
  readonly terms: readonly Term[];
  readonly result: Term;
}

/** How the bytes of a stripe are found, step by step; no sums where there is nothing to compute. */
export interface StripeWork {
  readonly about: string;
  readonly sums: readonly Sum[];
}

/** Works out, on the bytes stored, how the parities of a stripe are made, or how what is lost of it is found again. */
export function workOf(settings: RaidSettings, stripe: number): StripeWork {
  const { level, disks } = settings;
  const lost = new Set(settings.lost);
  const cells = cellsOf(settings, stripe);
  const gone = cells.filter((_, disk) => lost.has(disk));
  if (level === '0' || level === '1' || level === '10') return copyWork(settings, cells, gone);
  if (gone.length === 0) return parityWork(settings, cells);
  if (!stripeSurvives(level, disks, stripe, lost)) {
    const names = gone.map(({ label }) => label).join(', ');
    const parities = level === '5' ? 'one chunk' : 'two chunks';
    return {
      about: `Lost: ${names}. A stripe of RAID ${level} can miss ${parities}; this one misses ${gone.length}, and its data are gone.`,
      sums: [],
    };
  }
  return recoveryWork(settings, stripe, cells, lost);
}

/** Says where the copies of what is lost are; mirrors and plain stripes compute nothing. */
function copyWork({ level, lost }: RaidSettings, cells: readonly Cell[], gone: readonly Cell[]): StripeWork {
  if (level === '0') {
    const names = gone.map(({ label }) => label).join(', ');
    return {
      about: gone.length === 0 ? 'Each chunk lies on one disk and nowhere else.' : `${names}: gone. Nothing else in the array knows them.`,
      sums: [],
    };
  }
  if (gone.length === 0) return { about: 'A write goes to every copy, a read to any one of them. Nothing is computed.', sums: [] };
  const chunkOf = (cell: Cell): number => (cell.chunk.kind === 'data' ? cell.chunk.chunk : -1);
  const about = [...new Set(gone.map(chunkOf))].map((chunk) => {
    const left = cells.flatMap((cell, disk) => (chunkOf(cell) === chunk && !lost.includes(disk) ? [disk + 1] : []));
    return left.length === 0
      ? `D${chunk} is gone: all its copies were on failed disks.`
      : `D${chunk} is read from its copy on disk ${left[0]!}.`;
  });
  return { about: about.join(' '), sums: [] };
}

/** Shows how P, and with RAID 6 Q, come out of the data of a stripe. */
function parityWork({ level, disks }: RaidSettings, cells: readonly Cell[]): StripeWork {
  const data = inOrder(cells);
  const sumP: Sum = {
    heading: 'P is the XOR of the data',
    terms: data,
    result: { label: 'P', bytes: parityP(data.map(({ bytes }) => bytes)) },
  };
  if (level === '5') return { about: `Nothing is lost. One parity stands for any one of the ${disks} chunks.`, sums: [sumP] };
  const sumQ: Sum = {
    heading: 'Q is the XOR of the data, each multiplied by a power of 2 in GF(2⁸)',
    terms: data.map(weighted),
    result: { label: 'Q', bytes: parityQ(data.map(({ bytes }) => bytes)) },
  };
  return { about: `Nothing is lost. P and Q stand for any two of the ${disks} chunks.`, sums: [sumP, sumQ] };
}

function recoveryWork({ level, disks }: RaidSettings, stripe: number, cells: readonly Cell[], lost: ReadonlySet<number>): StripeWork {
  const first = stripe * dataPerStripe(level, disks);
  const isLost = (cell: Cell): boolean => lost.has(cells.indexOf(cell));
  const data = inOrder(cells);
  const cellsInOrder = data.map(({ label }) => cells.find((cell) => cell.label === label)!);
  const parity = (kind: 'P' | 'Q'): Term | undefined => {
    const cell = cells.find(({ chunk }) => chunk.kind === kind);
    return cell && !isLost(cell) ? { label: kind, bytes: cell.bytes } : undefined;
  };
  const [p, q] = [parity('P'), parity('Q')];
  const content: StripeContent = { data: cellsInOrder.map((cell) => (isLost(cell) ? undefined : cell.bytes)), p: p?.bytes, q: q?.bytes };
  const known = data.filter((_, place) => content.data[place]);
  const knownWeighted = data.map(weighted).filter((_, place) => content.data[place]);
  const plan = planRecovery(content)!;
  const sums: Sum[] = [];
  const name = (place: number): string => `D${first + place}`;
  switch (plan.by) {
    case 'nothing lost':
      break;
    case 'P':
      sums.push(sumOf(`${name(plan.place)} is what the others leave of P`, [p!, ...known], name(plan.place)));
      break;
    case 'Q': {
      const left = sumOf(`What the others leave of Q is 2${superscript(plan.place)} · ${name(plan.place)}`, [q!, ...knownWeighted], 'left');
      const bytes = scale(left.result.bytes, plan.factor);
      sums.push(left, {
        heading: `Divided by 2${superscript(plan.place)} it is ${name(plan.place)}`,
        terms: [left.result],
        result: { label: name(plan.place), bytes },
      });
      break;
    }
    case 'P and Q':
      sums.push(...bothSums(plan, name, [p!, ...known], [q!, ...knownWeighted]));
  }
  for (const kind of ['P', 'Q'] as const) {
    const cell = cells.find(({ chunk }) => chunk.kind === kind);
    if (!cell || !isLost(cell)) continue;
    sums.push(sumOf(`${kind} is computed again from the data`, kind === 'P' ? data : data.map(weighted), kind));
  }
  const names = cells.filter(isLost).map(({ label }) => label);
  return { about: `Lost: ${names.join(' and ')}. Found from the other ${disks - names.length} disks:`, sums };
}

/** Works out two lost chunks x and y: what is left of P is x + y, what is left of Q is 2^x times x plus 2^y times y. */
function bothSums(
  plan: { readonly places: readonly [number, number]; readonly factorP: number; readonly factorQ: number },
  name: (place: number) => string,
  termsP: readonly Term[],
  termsQ: readonly Term[],
): Sum[] {
  const [x, y] = plan.places;
  const restP = sumOf(`What the others leave of P is ${name(x)} ⊕ ${name(y)}`, termsP, 'A');
  const restQ = sumOf(`What they leave of Q is 2${superscript(x)} · ${name(x)} ⊕ 2${superscript(y)} · ${name(y)}`, termsQ, 'B');
  const terms: Term[] = [
    { label: `${formatByte(plan.factorP)} · A`, bytes: scale(restP.result.bytes, plan.factorP) },
    { label: `${formatByte(plan.factorQ)} · B`, bytes: scale(restQ.result.bytes, plan.factorQ) },
  ];
  const divisor = formatByte(powerOfTwo(y - x) ^ 1);
  const first = sumOf(
    `Two equations, two unknowns. Solved with the factors ${factorNote(x, y)}, where ${divisor} is 2${superscript(y - x)} ⊕ 1`,
    terms,
    name(x),
  );
  return [restP, restQ, first, sumOf(`${name(y)} is what ${name(x)} leaves of A`, [restP.result, first.result], name(y))];
}

function factorNote(x: number, y: number): string {
  const apart = powerOfTwo(y - x);
  const [forA, forB] = [divide(apart, apart ^ 1), divide(powerOfTwo(-x), apart ^ 1)];
  return `${formatByte(forA)} for A and ${formatByte(forB)} for B`;
}

/** Returns the data of a stripe in the order of their numbers. */
function inOrder(cells: readonly Cell[]): readonly Term[] {
  return cells
    .filter(({ chunk }) => chunk.kind === 'data')
    .sort((a, b) => (a.chunk.kind === 'data' && b.chunk.kind === 'data' ? a.chunk.chunk - b.chunk.chunk : 0));
}

function weighted({ label, bytes }: Term, place: number): Term {
  return { label: `2${superscript(place)} · ${label}`, bytes: scale(bytes, powerOfTwo(place)) };
}

function sumOf(heading: string, terms: readonly Term[], label: string): Sum {
  return { heading, terms, result: { label, bytes: xorOf(terms.map(({ bytes }) => bytes)) } };
}

function superscript(exponent: number): string {
  return [...String(exponent)].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]!).join('');
}
