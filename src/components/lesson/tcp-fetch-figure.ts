import { attachGuessForm } from './guess-form.ts';
import { attachNumberFields, unlockFields } from './number-fields.ts';
import { fetchDefaults, fetchMs, packetsOf } from './tcp-fetch.ts';
import { describeEndOfFetch, describeFetch, fetchFields, renderRounds } from './tcp-fetch-table.ts';

const inTheMiddle = { ...fetchDefaults, lostPacket: 15 };
const atTheEnd = { ...fetchDefaults, lostPacket: packetsOf(fetchDefaults) };

const rounds = [
  {
    question:
      'A new connection over a round trip of 80 ms fetches 100 KB: 69 packets, ten of them in the first window. Nothing is lost. After how many ms is all of it there?',
    unit: 'ms',
    answer: fetchMs(fetchDefaults),
    lesson:
      'One round trip for the handshake, then windows of 10, 20 and 40. The link could be ten times as fast, and it would still be 320 ms.',
    set: fetchDefaults,
  },
  {
    question: 'Packet 15 of the 69 is lost, once. After how many ms now?',
    unit: 'ms',
    answer: fetchMs(inTheMiddle),
    lesson: 'The repeat costs one round trip. The halved window, which then grows by one packet a round, costs two more.',
    set: inTheMiddle,
  },
  {
    question: 'The very last packet is lost instead. The sender’s timeout is 1,000 ms. After how many ms?',
    unit: 'ms',
    answer: fetchMs(atTheEnd),
    lesson:
      'No later packet arrives, so nothing tells the sender of the gap. It waits for its timer. Try 200 ms, the least that Linux takes.',
    set: atTheEnd,
  },
] as const;

/** Makes TcpFetch.astro live. */
class TcpFetchFigure extends HTMLElement {
  connectedCallback(): void {
    if (this.classList.contains('lesson-live')) return;
    this.classList.add('lesson-live');
    const set = attachNumberFields(this, fetchFields, (values) => {
      const fetch = { ...fetchDefaults, ...values };
      this.querySelector('caption')!.textContent = describeFetch(fetch);
      this.querySelector('tbody')!.innerHTML = renderRounds(fetch);
      this.querySelector('[data-end]')!.textContent = describeEndOfFetch(fetch);
    });
    attachGuessForm(this, 'tcp-fetch', rounds, (round) => {
      unlockFields(this);
      set({ ...rounds[round]!.set });
      this.querySelector<HTMLElement>('[data-answer]')!.hidden = false;
    });
    this.querySelector<HTMLElement>('[data-answer]')!.hidden = true;
  }
}

customElements.define('tcp-fetch', TcpFetchFigure);
