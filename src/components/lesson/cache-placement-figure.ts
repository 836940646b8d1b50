import type { Fleet } from './cache-placement.ts';
import { comparePlacements, expiryHitRatio, groupZipf, placementDefaults, placementKeys } from './cache-placement.ts';
import { expiryRows, placementFields, placementRows } from './cache-placement-table.ts';
import { attachGuessForm } from './guess-form.ts';
import { attachNumberFields, unlockFields } from './number-fields.ts';

const popularity = groupZipf(placementKeys.keyCount, placementKeys.alpha);
const five: Fleet = { ...placementDefaults, nodes: 5 };

const rounds = [
  {
    question:
      'Five servers with a cache of 2,000 entries each hit 26.6% under random routing. Five more such servers are added. What is the hit ratio now?',
    unit: '%',
    answer: comparePlacements(popularity, placementDefaults)[0]!.hitRatio * 100,
    lesson: 'Each cache sees the same mix of keys as before, at half the rate, and holds the same popular ones. Ten copies of one cache.',
    set: placementDefaults,
  },
  {
    question:
      'A key is read once a second and its copies live 60 s. In one shared cache 98.4% of its reads hit. What share hits in ten local ones?',
    unit: '%',
    answer: expiryHitRatio(1, 60, 10) * 100,
    lesson: 'Each cache gets 6 reads in a life of 60 s, and one miss before them: 6 ÷ 7. The store loads the key up to ten times as often.',
    set: placementDefaults,
  },
] as const;

/** Makes CachePlacement.astro live. */
class CachePlacement extends HTMLElement {
  connectedCallback(): void {
    if (this.classList.contains('lesson-live')) return;
    this.classList.add('lesson-live');
    const set = attachNumberFields(this, placementFields, (values) => {
      const fleet: Fleet = { ...five, ...values };
      this.#fill('[data-placements]', placementRows(popularity, fleet));
      this.#fill('[data-expiry]', expiryRows(fleet.nodes));
      this.querySelector('[data-copies]')!.textContent = `In ${fleet.nodes} local`;
    });
    attachGuessForm(this, 'cache-placement', rounds, (round) => {
      unlockFields(this);
      set({ ...rounds[round]!.set });
    });
  }

  #fill(selector: string, rows: readonly (readonly string[])[]): void {
    const bodies = this.querySelectorAll(`${selector} tbody tr`);
    rows.forEach((row, at) => {
      row.forEach((text, column) => {
        bodies[at]!.children[column]!.textContent = text;
      });
    });
  }
}

customElements.define('cache-placement', CachePlacement);
