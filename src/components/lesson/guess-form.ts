import { formatNumber, isCloseGuess } from './cache-arithmetic.ts';
import { describeTally, keepGuess } from './learner-record.ts';

/** A question a figure asks before it shows what it sets. */
export interface GuessRound {
  readonly question: string;
  readonly unit: string;
  readonly answer: number;
  readonly lesson: string;
}

/**
 * Makes a GuessForm.astro within `figure` live: asks the rounds one after the other, keeps each guess under `figureId`, and calls back
 * with the number of each round once it is answered or shown.
 */
export function attachGuessForm(
  figure: HTMLElement,
  figureId: string,
  rounds: readonly GuessRound[],
  revealed: (round: number) => void,
): void {
  const get = <T extends HTMLElement>(selector: string): T => figure.querySelector<T>(`form ${selector}`)!;
  const field = get<HTMLInputElement>('input');
  let at = 0;
  const lock = (locked: boolean): void => {
    for (const selector of ['input', '[type="submit"]', '[data-skip]'])
      get<HTMLInputElement | HTMLButtonElement>(selector).disabled = locked;
  };
  const ask = (): void => {
    get('[data-question]').textContent = `Predict (${at + 1} of ${rounds.length}): ${rounds[at]!.question}`;
    get('[data-unit]').textContent = rounds[at]!.unit;
    get('[data-guess-note]').textContent = '';
    get('[data-next]').hidden = true;
    field.value = '';
    lock(false);
  };
  const reveal = (opening: string): void => {
    const { answer, unit, lesson } = rounds[at]!;
    get('[data-guess-note]').textContent = `${opening}It is ${formatNumber(answer)}${unit === '%' ? '' : ' '}${unit}. ${lesson}`;
    lock(true);
    const isLast = at === rounds.length - 1;
    get('[data-next]').hidden = isLast;
    revealed(at);
    // The button just pressed is disabled now; leaving the focus on it would drop keyboard users at the top of the page.
    (isLast ? figure.querySelector<HTMLElement>('fieldset input')! : get('[data-next]')).focus({ preventScroll: true });
  };
  figure.querySelector('form')!.addEventListener('submit', (event) => {
    event.preventDefault();
    const guess = readNumber(field.value);
    field.setAttribute('aria-invalid', String(guess === null));
    if (guess === null) {
      get('[data-guess-note]').textContent = 'Type a number, such as 40 or 2.5.';
      field.focus();
      return;
    }
    const { question, answer, unit } = rounds[at]!;
    const right = isCloseGuess(guess, answer);
    const said = `you said ${formatNumber(guess)}${unit === '%' ? '%' : ''}`;
    reveal(guess === answer ? 'Right. ' : right ? `Near enough: ${said}. ` : `Not quite: ${said}. `);
    void keepGuess({ figureId, question, guess, actual: answer, score: right ? 1 : 0 }).then((tally) => {
      get('[data-score]').textContent = describeTally(tally);
    });
  });
  get('[data-skip]').addEventListener('click', () => reveal('Shown without a guess. '));
  get('[data-next]').addEventListener('click', () => {
    at++;
    ask();
    field.focus();
  });
  ask();
}

/** Reads a number as people type it, "1,200", "2.5" or "90%"; null when it is none. */
export function readNumber(text: string): number | null {
  const digits = text
    .trim()
    .replace(/(?<=\d)[,\s](?=\d{3}(\D|$))/g, '')
    .replace(/\s*%$/, '');
  return /^\d+(\.\d+)?$/.test(digits) ? Number(digits) : null;
}
