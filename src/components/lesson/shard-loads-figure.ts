import { describeTally, keepGuess } from './learner-record.ts';
import { describeSetup, measureShards, renderShardRows, shardDefaults } from './shard-loads.ts';
import type { ShardSetup } from './shard-loads.ts';

/** The right answer to what the figure asks before it shows its table, as its choices spell it. */
const right = '1.5';

/** Makes ShardLoads.astro live: a guess first, then any number of shards and any skew. */
class ShardLoadsFigure extends HTMLElement {
  #setup = shardDefaults;

  connectedCallback(): void {
    if (this.classList.contains('lesson-live')) return;
    this.classList.add('lesson-live');
    const form = this.#get<HTMLFormElement>('.lesson-prediction');
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#reveal(new FormData(form).get('shard-guess') as string);
    });
    this.#get('[data-skip]').addEventListener('click', () => this.#reveal(null));
    for (const button of this.querySelectorAll<HTMLElement>('[data-setting]')) {
      button.addEventListener('click', () => {
        this.#setup = { ...this.#setup, [button.dataset['setting']!]: Number(button.dataset['value']) };
        this.#show();
      });
    }
    this.#get('[data-answer]').hidden = true;
  }

  #get<T extends HTMLElement>(selector: string): T {
    return this.querySelector<T>(selector)!;
  }

  #reveal(guess: string | null): void {
    for (const field of this.querySelectorAll<HTMLInputElement | HTMLButtonElement>('.lesson-prediction :is(input, button)')) {
      field.disabled = true;
    }
    const isRight = guess === right;
    const opening = guess === null ? 'Shown without a guess.' : isRight ? 'Right.' : 'Not that one.';
    this.#get('[data-guess-note]').textContent =
      `${opening} 1.5 times the mean: a hash deals customers out evenly, and a large customer stays large.`;
    this.#get('[data-answer]').hidden = false;
    this.#show();
    this.#get('[data-setting]').focus({ preventScroll: true });
    if (guess === null) return;
    const question = this.#get('[data-question]').textContent.trim();
    void keepGuess({ figureId: 'shard-loads', question, guess, actual: right, score: isRight ? 1 : 0 }).then((tally) => {
      this.#get('[data-score]').textContent = describeTally(tally);
    });
  }

  #show(): void {
    this.#get('caption').textContent = describeSetup(this.#setup);
    this.#get('tbody').innerHTML = renderShardRows(measureShards(this.#setup));
    for (const button of this.querySelectorAll<HTMLElement>('[data-setting]')) {
      const setting = button.dataset['setting'] as keyof ShardSetup;
      button.setAttribute('aria-pressed', String(Number(button.dataset['value']) === this.#setup[setting]));
    }
    this.#get('[data-announcer]').textContent = `${this.#setup.shards} shards, exponent ${this.#setup.skew}. The table has new numbers.`;
  }
}

customElements.define('shard-loads', ShardLoadsFigure);
