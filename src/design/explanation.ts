/** What a number in an explanation is; `format-explanation.ts` has the words. */
export type TermId =
  | 'arrivals'
  | 'visits'
  | 'work'
  | 'service-time'
  | 'instances'
  | 'workers'
  | 'shards'
  | 'copies'
  | 'hours'
  | 'seconds'
  | 'hourly-price'
  | 'unit-price'
  | 'stored'
  | 'sent'
  | 'capacity-units'
  | 'requests-per-message'
  | 'million'
  | 'part-availability'
  | 'needed'
  | 'reads-of-instance'
  | 'writes-of-instance'
  | 'wait'
  | 'round-trip'
  | 'passage'
  | 'item'
  | 'samples'
  | 'standard-error'
  | 'entries'
  | 'keys'
  | 'lifetime';

/** What a result is. */
export type ResultId =
  | 'rate'
  | 'work'
  | 'wait'
  | 'utilisation'
  | 'passage'
  | 'latency'
  | 'availability'
  | 'part-availability'
  | 'hit-ratio'
  | 'item-cost'
  | 'monthly-cost';

/** One number that went into a result. */
export interface Term {
  readonly id: TermId;
  readonly value: number;
  /** The component, group or kind of request whose number it is. */
  readonly of?: string;
  /** Whether it divides a product instead of multiplying it. */
  readonly divides?: true;
}

/**
 * How a number came about. The result of a `product` is the product of its terms, the dividing ones below the line; of a `sum` their sum;
 * of a `model` what the model named says of them.
 */
export interface Explanation {
  readonly result: ResultId;
  readonly value: number;
  readonly by: 'product' | 'sum' | Model;
  readonly terms: readonly Term[];
}

/** The models beyond plain arithmetic. */
export type Model =
  | 'given'
  | 'queue'
  | 'parallel'
  | 'quorum'
  | 'shards'
  | 'structure-exact'
  | 'structure-sampled'
  | 'che'
  | 'characteristic-time-fifo'
  | 'all-fit';

/** A number with how it came about. */
export interface Explained {
  readonly value: number;
  readonly explanation: Explanation;
}

/** Multiplies terms, divides by the dividing ones, and says so. */
export function product(result: ResultId, terms: readonly Term[]): Explained {
  const value = terms.reduce((left, term) => (term.divides ? left / term.value : left * term.value), 1);
  return { value, explanation: { result, value, by: 'product', terms } };
}

/** Adds terms up, and says so. */
export function sum(result: ResultId, terms: readonly Term[]): Explained {
  const value = terms.reduce((left, term) => left + term.value, 0);
  return { value, explanation: { result, value, by: 'sum', terms } };
}

/** Attaches to a value the model that gave it and what went in. */
export function modelled(result: ResultId, by: Model, value: number, terms: readonly Term[]): Explained {
  return { value, explanation: { result, value, by, terms } };
}
