import { describeTally, keepGuess } from './learner-record.ts';
import { attachStepBar, focusNextStep, openStepBar } from './step-bar.ts';

/** Makes TableSteps.astro live: a guess first, then the rows of the chosen table one by one. */
class TableSteps extends HTMLElement {
  #variant = 0;
  #shown = 0;

  connectedCallback(): void {
    if (this.classList.contains('lesson-live')) return;
    this.classList.add('lesson-live');
    const form = this.#get<HTMLFormElement>('.lesson-prediction');
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#guess();
    });
    this.#get('[data-skip]').addEventListener('click', () => this.#begin('No guess this time.'));
    attachStepBar(
      this,
      0,
      () => this.#shown,
      () => this.#rows.length,
      (place) => this.#step(place),
    );
    for (const button of this.querySelectorAll<HTMLButtonElement>('[data-choose]')) {
      button.addEventListener('click', () => this.#choose(Number(button.dataset['choose'])));
    }
    this.#draw();
  }

  #get<T extends HTMLElement>(selector: string): T {
    return this.querySelector<T>(selector)!;
  }

  get #rows(): readonly HTMLTableRowElement[] {
    return [...this.querySelectorAll<HTMLElement>('[data-variant]')[this.#variant]!.querySelectorAll<HTMLTableRowElement>('tbody tr')];
  }

  #guess(): void {
    const chosen = this.#get<HTMLInputElement>('input[type="radio"]:checked');
    const right = this.#get<HTMLInputElement>('input[data-right]');
    const words = (input: HTMLInputElement): string => input.closest('label')!.textContent.trim();
    const isRight = chosen === right;
    this.#begin(`${isRight ? 'Right. ' : ''}${chosen.dataset['why'] ?? ''} Step through to see it.`);
    void keepGuess({
      figureId: this.dataset['figure']!,
      question: this.#get('[data-question]').textContent.trim(),
      guess: words(chosen),
      actual: words(right),
      score: isRight ? 1 : 0,
    }).then((tally) => {
      this.#get('[data-score]').textContent = describeTally(tally);
    });
  }

  #begin(note: string): void {
    this.#get('[data-guess-note]').textContent = note;
    for (const control of this.querySelectorAll<HTMLInputElement | HTMLButtonElement>('.lesson-prediction :is(input, button)')) {
      control.disabled = true;
    }
    for (const button of this.querySelectorAll<HTMLButtonElement>('[data-choose]')) button.disabled = false;
    openStepBar(this, true);
    focusNextStep(this);
  }

  #choose(variant: number): void {
    this.#variant = variant;
    this.#shown = 0;
    for (const button of this.querySelectorAll<HTMLButtonElement>('[data-choose]')) {
      button.setAttribute('aria-pressed', String(Number(button.dataset['choose']) === variant));
    }
    this.#draw();
  }

  #step(place: number): void {
    this.#shown = place;
    this.#draw();
    const row = this.#rows[this.#shown - 1];
    const table = row?.closest('table');
    const heads = table ? [...table.querySelectorAll('thead th')].map((head) => head.textContent.trim()) : [];
    this.#get('[data-announcer]').textContent = row
      ? [...row.cells].map((cell, index) => `${heads[index] ?? ''}: ${cell.textContent.trim().replace(/\s+/g, ' ')}`).join('. ')
      : 'Back at the start.';
  }

  #draw(): void {
    this.querySelectorAll<HTMLElement>('[data-variant]').forEach((part, index) => {
      part.hidden = index !== this.#variant;
    });
    const rows = this.#rows;
    rows.forEach((row, index) => {
      row.hidden = index >= this.#shown;
      row.classList.toggle('now', index === this.#shown - 1);
    });
    const outcome = rows[0]?.closest('[data-variant]')?.querySelector<HTMLElement>('[data-outcome]');
    if (outcome) outcome.hidden = this.#shown < rows.length;
    this.#get('[data-position]').textContent = this.#shown === rows.length ? 'All steps shown' : `${this.#shown} of ${rows.length} shown`;
  }
}

customElements.define('table-steps', TableSteps);
