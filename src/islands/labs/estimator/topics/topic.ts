import type { Quantity, Step } from '../../../../estimate/index.ts';
import type { ParameterRange } from '../../shared/parameter-range.ts';

/** The numbers of a question, by name. */
export type Values = Readonly<Record<string, number>>;

/** A number of a question: how it is shown, and where it begins. */
export interface Parameter extends ParameterRange {
  readonly start: number;
  /** Names for the values 0, 1 ..., where it is a choice among things. */
  readonly choices?: readonly string[];
}

/** A calculation with its steps, and the quantity that was asked for. */
export interface Worked {
  readonly steps: readonly Step[];
  readonly answer: Quantity;
  readonly shown: string;
}

/** A kind of question the lab asks. */
export interface Topic {
  readonly name: string;
  readonly about: string;
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** A unit of what is asked for, and an answer as one could type it. */
  readonly unit: string;
  readonly example: string;
  /** The question, with all its numbers. */
  ask(values: Values): string;
  work(values: Values): Worked;
  /** Quantities to mark on the ruler. */
  readonly landmarks?: readonly { readonly name: string; readonly amount: Quantity }[];
}
