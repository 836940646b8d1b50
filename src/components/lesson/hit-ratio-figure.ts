import type { CachedStore } from './cache-arithmetic.ts';
import { formatNumber, formatPercent, isCloseGuess, readCost } from './cache-arithmetic.ts';
import { describeTally, keepGuess } from './learner-record.ts';
import { describeReadPath, drawReadPath, readPathDefaults } from './read-path-drawing.ts';

/** A question the figure asks before it shows what it sets. */
interface Round {
  readonly question: string;
  readonly unit: string;
  readonly hitRatio: number;
  readonly answer: (setup: CachedStore) => number;
  readonly lesson: string;
}

const rounds: readonly Round[] = [
  {
    question: 'At a hit ratio of 95%, 500 of 10,000 reads a second reach the store. It rises to 99.5%. How many reach the store now?',
    unit: 'reads/s',
    hitRatio: 0.995,
    answer: (setup) => readCost(setup).storeReadsPerSecond,
    lesson: 'Misses went from 5% to 0.5%: a tenth of the load.',
  },
  {
    question: 'The cache answers in 1 ms, the store in 20 ms. At 80% the mean read took 5 ms. What is the mean at 95%?',
    unit: 'ms',
    hitRatio: 0.95,
    answer: (setup) => readCost(setup).meanMs,
    lesson: '1 ms for everybody plus 5% of 20 ms. The load fell fourfold, the mean only 2.5-fold: the cache’s own time is its floor.',
  },
  {
    question: 'At 99%, 99 of 100 reads take at most 1 ms. The hit ratio slips to 98%. Within how many ms are 99 of 100 reads answered now?',
    unit: 'ms',
    hitRatio: 0.98,
    answer: (setup) => readCost(setup).p99Ms,
    lesson: 'Two reads in a hundred are misses now, so the 99th percentile is a miss: 1 ms plus 20 ms. The mean hardly moved.',
  },
  {
    question: 'At 99% the store gets 100 reads a second. The cache restarts empty: hit ratio 0%. How many reads a second reach the store?',
    unit: 'reads/s',
    hitRatio: 0,
    answer: (setup) => readCost(setup).storeReadsPerSecond,
    lesson: 'A hundred times the load it had a moment ago, and five times what it can serve.',
  },
];

/** Makes HitRatioFigure.astro live: asks its rounds, then hands over the controls. */
class HitRatioFigure extends HTMLElement {
  #setup: CachedStore = readPathDefaults;
  #round = 0;
  #announceTimer = 0;

  connectedCallback(): void {
    if (this.classList.contains('lesson-live')) return;
    this.classList.add('lesson-live');
    this.#get('details').removeAttribute('open');
    // The summary above the controls is announced a moment after the last change, not at every step of the slider.
    this.#get('[data-summary]').setAttribute('aria-live', 'polite');
    this.#ask();
    this.#get('form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#guess();
    });
    this.#get('[data-skip]').addEventListener('click', () => this.#reveal('Shown without a guess. '));
    this.#get('[data-next]').addEventListener('click', () => this.#next());
    this.#get<HTMLInputElement>('[name="hitRatio"]').addEventListener('input', (event) => {
      this.#show({ ...this.#setup, hitRatio: Number((event.target as HTMLInputElement).value) / 100 });
    });
    for (const button of this.querySelectorAll<HTMLElement>('[data-preset]')) {
      button.addEventListener('click', () => this.#show({ ...this.#setup, hitRatio: Number(button.dataset['preset']) / 100 }));
    }
    for (const field of this.querySelectorAll<HTMLInputElement>('.hit-ratio-fields input')) {
      field.addEventListener('input', () => this.#readField(field));
    }
  }

  #get<T extends HTMLElement>(selector: string): T {
    return this.querySelector<T>(selector)!;
  }

  #ask(): void {
    const round = rounds[this.#round]!;
    this.#get('[data-question]').textContent = `Predict (${this.#round + 1} of ${rounds.length}): ${round.question}`;
    this.#get('[data-unit]').textContent = round.unit;
    this.#get<HTMLInputElement>('#hit-ratio-guess').value = '';
    this.#get('[data-guess-note]').textContent = '';
    this.#get('[data-next]').hidden = true;
    this.#lockGuess(false);
  }

  #lockGuess(locked: boolean): void {
    for (const selector of ['#hit-ratio-guess', '[type="submit"]', '[data-skip]']) {
      this.#get<HTMLInputElement | HTMLButtonElement>(selector).disabled = locked;
    }
  }

  #guess(): void {
    const field = this.#get<HTMLInputElement>('#hit-ratio-guess');
    const guess = parseNumber(field.value);
    field.setAttribute('aria-invalid', String(guess === null));
    if (guess === null) {
      this.#get('[data-guess-note]').textContent = 'Type a number, such as 500 or 2.5.';
      field.focus();
      return;
    }
    const round = rounds[this.#round]!;
    const truth = round.answer({ ...readPathDefaults, hitRatio: round.hitRatio });
    const right = isCloseGuess(guess, truth);
    this.#reveal(right ? 'Right. ' : `You said ${formatNumber(guess)}. `);
    void keepGuess({ figureId: 'hit-ratio', question: round.question, guess, actual: truth, score: right ? 1 : 0 }).then((tally) => {
      this.#get('[data-score]').textContent = describeTally(tally);
    });
  }

  #reveal(opening: string): void {
    const round = rounds[this.#round]!;
    const setup = { ...readPathDefaults, hitRatio: round.hitRatio };
    this.#get('[data-guess-note]').textContent = `${opening}It is ${formatNumber(round.answer(setup))} ${round.unit}. ${round.lesson}`;
    this.#lockGuess(true);
    this.#get<HTMLFieldSetElement>('[data-controls]').disabled = false;
    this.#get('[data-locked]').hidden = true;
    this.#get('[data-next]').hidden = this.#round === rounds.length - 1;
    this.#show(setup);
    this.#writeFields();
    // The button just pressed is disabled now; leaving the focus on it would drop keyboard users at the top of the page.
    this.#get(this.#round === rounds.length - 1 ? '[name="hitRatio"]' : '[data-next]').focus({ preventScroll: true });
  }

  #next(): void {
    this.#round++;
    this.#ask();
    this.#get('#hit-ratio-guess').focus();
  }

  #readField(field: HTMLInputElement): void {
    const value = parseNumber(field.value);
    const max = Number(field.dataset['max']);
    const least = field.name === 'storeCapacityPerSecond' ? 1 : 0;
    const valid = value !== null && value >= least && value <= max;
    field.setAttribute('aria-invalid', String(!valid));
    if (valid) delete field.dataset['problem'];
    else field.dataset['problem'] = `${field.closest('label')!.textContent.trim()}: a number from ${least} to ${formatNumber(max)}.`;
    const first = this.querySelector<HTMLElement>('.hit-ratio-fields [data-problem]');
    this.#get('[data-field-note]').textContent = first?.dataset['problem'] ?? '';
    if (valid) this.#show({ ...this.#setup, [field.name]: value });
  }

  #writeFields(): void {
    for (const field of this.querySelectorAll<HTMLInputElement>('.hit-ratio-fields input')) {
      field.value = String(this.#setup[field.name as keyof CachedStore]);
      field.setAttribute('aria-invalid', 'false');
      delete field.dataset['problem'];
    }
    this.#get('[data-field-note]').textContent = '';
  }

  #show(setup: CachedStore): void {
    this.#setup = setup;
    const percent = formatPercent(setup.hitRatio);
    const range = this.#get<HTMLInputElement>('[name="hitRatio"]');
    range.value = String(setup.hitRatio * 100);
    range.setAttribute('aria-valuetext', percent);
    this.#get('[data-ratio]').textContent = percent;
    for (const button of this.querySelectorAll<HTMLElement>('[data-preset]')) {
      button.setAttribute('aria-pressed', String(Math.abs(Number(button.dataset['preset']) / 100 - setup.hitRatio) < 1e-9));
    }
    this.querySelector('svg')!.innerHTML = drawReadPath(setup);
    window.clearTimeout(this.#announceTimer);
    this.#announceTimer = window.setTimeout(() => {
      this.#get('[data-summary]').textContent = describeReadPath(setup);
    }, 250);
  }
}

/** Reads a number as people type it, "1,200" or "2.5"; null when it is none. */
function parseNumber(text: string): number | null {
  const digits = text.trim().replace(/(?<=\d)[,\s](?=\d{3}(\D|$))/g, '');
  return /^\d+(\.\d+)?$/.test(digits) ? Number(digits) : null;
}

customElements.define('hit-ratio-figure', HitRatioFigure);
