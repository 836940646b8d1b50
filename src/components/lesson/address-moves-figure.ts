import { countMoves, figureClients, shareWithSharedAddress } from './address-hash.ts';
import { formatNumber } from './cache-arithmetic.ts';
import { attachGuessForm } from './guess-form.ts';

const percentOf = (share: number) => Number((share * 100).toFixed(1));

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
    attachGuessForm(this, 'address-moves', rounds, (round) => {
      this.querySelector<HTMLFieldSetElement>('[data-controls]')!.disabled = false;
      this.querySelector<HTMLElement>('[data-locked]')!.hidden = true;
      this.#show(rounds[round]!.backends);
    });
    const range = this.querySelector<HTMLInputElement>('#address-moves-range')!;
    range.addEventListener('input', () => this.#show(Number(range.value)));
  }

  #show(backends: number): void {
    this.querySelector<HTMLInputElement>('#address-moves-range')!.value = String(backends);
    this.querySelector('[data-backends]')!.textContent = String(backends);
    const modulo = countMoves('modulo', backends);
    const rendezvous = countMoves('rendezvous', backends);
    this.querySelector('[data-summary]')!.textContent =
      `Of ${formatNumber(figureClients)} clients, hash mod n moves ${formatNumber(Math.round(modulo.moved * figureClients))} ` +
      `(${percentOf(modulo.moved)}%), rendezvous ${formatNumber(Math.round(rendezvous.moved * figureClients))} ` +
      `(${percentOf(rendezvous.moved)}%): only those of the dead backend.`;
  }
}

customElements.define('address-moves', AddressMoves);
