import { formatNumber } from './cache-arithmetic.ts';
import { readNumber } from './guess-form.ts';

/** A number the reader may change: its name in the form, its label, the least and the most it takes, and whether it must be whole. */
export interface NumberField {
  readonly name: string;
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly whole?: boolean;
}

/**
 * Calls `show` with the numbers of all fields whenever one changes and all are good; else says under the fields what is wrong. Returns a
 * function that writes numbers into the fields and shows them.
 */
export function attachNumberFields(
  figure: HTMLElement,
  fields: readonly NumberField[],
  show: (values: Readonly<Record<string, number>>) => void,
): (values: Readonly<Record<string, number>>) => void {
  const inputOf = (name: string): HTMLInputElement => figure.querySelector<HTMLInputElement>(`input[name="${name}"]`)!;
  const read = (): void => {
    let problem = '';
    const values: Record<string, number> = {};
    for (const { name, label, least, most, whole } of fields) {
      const value = readNumber(inputOf(name).value);
      const isGood = value !== null && value >= least && value <= most && (!whole || Number.isInteger(value));
      inputOf(name).setAttribute('aria-invalid', String(!isGood));
      if (isGood) values[name] = value;
      else problem ||= `${label}: a ${whole ? 'whole ' : ''}number from ${formatNumber(least)} to ${formatNumber(most)}.`;
    }
    figure.querySelector('[data-field-note]')!.textContent = problem;
    if (problem === '') show(values);
  };
  for (const { name } of fields) inputOf(name).addEventListener('input', read);
  return (values) => {
    for (const [name, value] of Object.entries(values)) inputOf(name).value = String(value);
    read();
  };
}

/** Opens the fields of a figure, which wait for the first guess. */
export function unlockFields(figure: HTMLElement): void {
  figure.querySelector<HTMLFieldSetElement>('[data-controls]')!.disabled = false;
  figure.querySelector<HTMLElement>('[data-locked]')!.hidden = true;
}
