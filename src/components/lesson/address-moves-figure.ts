import { countMoves, shareWithSharedAddress } from './address-hash.ts';
import { addressMovesFields, describeMoves, percentOf } from './address-moves.ts';
import { attachGuessForm } from './guess-form.ts';
import { attachNumberFields, unlockFields } from './number-fields.ts';

const rounds = [
  {
    question:
      'Ten backends; a client goes to place hash mod n in the list. One backend dies, n becomes 9. What share of all clients moves?',
    unit: '%',
    answer: percentOf(countMoves('modulo', 10).moved),
    lesson: 'Only those stay whose hash leaves the same place by 10 and by 9. A tenth had to move; nine tenths do.',
    backends: 10,
  },
  {
    question: 'Ten backends, rendezvous hashing. One dies. What share moves?',
    unit: '%',
    answer: percentOf(countMoves('rendezvous', 10).moved),
    lesson: 'The clients of the dead one and nobody else: their second highest bid wins. The tenth is a tenth give or take chance.',
    backends: 10,
  },
  {
    question:
      'Ten backends, one client in five behind the same shared address. What share of all clients is at the backend that address falls to?',
    unit: '%',
    answer: percentOf(shareWithSharedAddress(10, 0.2)),
    lesson: 'The fifth, and a tenth of the rest. No hash can split an address.',
    backends: 10,
  },
] as const;

/** Makes AddressMoves.astro live. */
class AddressMoves extends HTMLElement {
  connectedCallback(): void {
    if (this.classList.contains('lesson-live')) return;
    this.classList.add('lesson-live');
    this.querySelector('details')!.removeAttribute('open');
    const set = attachNumberFields(this, addressMovesFields, ({ backends }) => {
      this.querySelector('[data-summary]')!.textContent = describeMoves(backends!);
    });
    attachGuessForm(this, 'address-moves', rounds, (round) => {
      unlockFields(this);
      set({ backends: rounds[round]!.backends });
    });
  }
}

customElements.define('address-moves', AddressMoves);
