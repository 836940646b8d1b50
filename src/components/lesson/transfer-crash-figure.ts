import { describeTally, keepGuess } from './learner-record.ts';
import { attachStepBar, focusNextStep, openStepBar } from './step-bar.ts';
import type { CrashPoint } from './transfer-crash.ts';
import { countBroken, crashPoints, describeCrash, renderCrashRows, transferSchemes } from './transfer-crash.ts';

/** Makes TransferCrash.astro live: a guess for each scheme first, then one step at a time. */
class TransferCrashFigure extends HTMLElement {
  #scheme = transferSchemes[0]!;
  #points: readonly CrashPoint[] = [];
  #shown = 1;
  #guess: number | null = null;
  #scored = false;

  connectedCallback(): void {
    if (this.classList.contains('lesson-live')) return;
    this.classList.add('lesson-live');
    for (const choice of this.querySelectorAll<HTMLButtonElement>('[data-scheme]')) {
      choice.addEventListener('click', () => this.#load(choice.dataset['scheme']!));
    }
    const form = this.#get<HTMLFormElement>('.lesson-prediction');
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#start(Number(this.#get<HTMLSelectElement>('[name="broken"]').value));
    });
    this.#get('[data-skip]').addEventListener('click', () => this.#start(null));
    attachStepBar(
      this,
      1,
      () => this.#shown,
      () => this.#points.length,
      (place) => this.#step(place),
    );
    this.#load(this.#scheme.id);
  }

  #get<T extends HTMLElement>(selector: string): T {
    return this.querySelector<T>(selector)!;
  }

  /** Shows a scheme from its start and asks for a guess anew. */
  #load(id: string): void {
    this.#scheme = transferSchemes.find((scheme) => scheme.id === id)!;
    this.#points = crashPoints(this.#scheme);
    this.#shown = 1;
    this.#guess = null;
    this.#scored = false;
    for (const choice of this.querySelectorAll<HTMLElement>('[data-scheme]')) {
      choice.setAttribute('aria-pressed', String(choice.dataset['scheme'] === id));
    }
    this.#get('[data-about]').textContent = this.#scheme.about;
    this.#get('[data-question]').textContent =
      `Predict: a crash can come at ${this.#points.length} points. At how many does “${this.#scheme.name}” leave half a transfer or a broken promise?`;
    const select = this.#get<HTMLSelectElement>('[name="broken"]');
    select.replaceChildren(...this.#points.map((_, count) => new Option(String(count))));
    this.#get('[data-guess-note]').textContent = '';
    this.#get('[data-live-body]').innerHTML = renderCrashRows(this.#points);
    this.#get('[data-live-caption]').textContent = `${this.#scheme.name}: what a crash leaves after each step.`;
    this.#setGuessing(true);
    this.#draw();
  }

  #setGuessing(guessing: boolean): void {
    for (const field of this.querySelectorAll<HTMLButtonElement | HTMLSelectElement>('.lesson-prediction :is(button, select)')) {
      field.disabled = !guessing;
    }
    openStepBar(this, !guessing);
  }

  #start(guess: number | null): void {
    this.#guess = guess;
    this.#get('[data-guess-note]').textContent =
      guess === null ? 'No guess this time.' : `Your guess: ${guess}. Step on, or go to the end.`;
    this.#setGuessing(false);
    focusNextStep(this);
  }

  #step(place: number): void {
    this.#shown = place;
    this.#draw();
    this.#get('[data-announcer]').textContent = describeCrash(this.#points[this.#shown - 1]!);
    if (place === this.#points.length) this.#finish();
  }

  #draw(): void {
    [...this.#get('[data-live-body]').children].forEach((row, index) => {
      (row as HTMLElement).hidden = index >= this.#shown;
      row.classList.toggle('now', index === this.#shown - 1);
    });
    this.#get('[data-position]').textContent = `${this.#shown} of ${this.#points.length} points shown`;
  }

  #finish(): void {
    const broken = countBroken(this.#points);
    const result = `${broken} of ${this.#points.length} points leave the transfer broken.`;
    const right = this.#guess === broken;
    const yours = this.#guess === null ? '' : right ? 'Right. ' : `You said ${this.#guess}. `;
    this.#get('[data-guess-note]').textContent = `${yours}${result} Choose another way above.`;
    if (this.#guess === null || this.#scored) return;
    this.#scored = true;
    const question = this.#get('[data-question]').textContent;
    void keepGuess({ figureId: 'transfer-crash', question, guess: this.#guess, actual: broken, score: right ? 1 : 0 }).then((tally) => {
      this.#get('[data-score]').textContent = describeTally(tally);
    });
  }
}

customElements.define('transfer-crash', TransferCrashFigure);
