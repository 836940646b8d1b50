import { dnsDefaults, oldShare, queriesPerSecond } from './dns-change.ts';
import { describeChange, describeQueries, dnsFields, renderMoments, shortTtlSeconds } from './dns-change-table.ts';
import { attachGuessForm } from './guess-form.ts';
import { attachNumberFields, unlockFields } from './number-fields.ts';

const rounds = [
  {
    question:
      'A busy name has a TTL of an hour, and 2% of the programs keep an address for a day. You change the record. What share of lookups gets the old address 15 minutes later?',
    unit: '%',
    answer: oldShare(dnsDefaults, 900) * 100,
    lesson:
      'Copies are of all ages up to an hour, so a quarter of them has expired after a quarter of an hour. Nothing is sent to anybody.',
    set: dnsDefaults,
  },
  {
    question: 'And two hours after the change?',
    unit: '%',
    answer: oldShare(dnsDefaults, 7200) * 100,
    lesson: 'Every resolver has let go. What is left are programs that look up once and keep the address. Keep the old server on for them.',
    set: dnsDefaults,
  },
  {
    question: `With an hour the name servers answer ${queriesPerSecond(dnsDefaults).toFixed(1)} queries a second. How many with a TTL of ${shortTtlSeconds} s?`,
    unit: 'queries/s',
    answer: queriesPerSecond({ ...dnsDefaults, ttlSeconds: shortTtlSeconds }),
    lesson: 'Each of 10,000 resolvers comes back about once a minute. That is the price of a minute, and it is paid all year.',
    set: { ...dnsDefaults, ttlSeconds: shortTtlSeconds },
  },
] as const;

/** Makes DnsChange.astro live. */
class DnsChangeFigure extends HTMLElement {
  connectedCallback(): void {
    if (this.classList.contains('lesson-live')) return;
    this.classList.add('lesson-live');
    const set = attachNumberFields(this, dnsFields, (values) => {
      const change = { ...dnsDefaults, ...values };
      this.querySelector('caption')!.textContent = describeChange(change);
      this.querySelector('tbody')!.innerHTML = renderMoments(change);
      this.querySelector('[data-queries]')!.textContent = describeQueries(change);
    });
    attachGuessForm(this, 'dns-change', rounds, (round) => {
      unlockFields(this);
      set({ ...rounds[round]!.set });
      this.querySelector<HTMLElement>('[data-answer]')!.hidden = false;
    });
    this.querySelector<HTMLElement>('[data-answer]')!.hidden = true;
  }
}

customElements.define('dns-change', DnsChangeFigure);
