import { attachGuessForm } from './guess-form.ts';
import { costOfLayer } from './layer-costs.ts';
import { bulkBytesPerSecond, layerDefaults, layerFields, layerRows, readTraffic } from './layer-costs-table.ts';
import { attachNumberFields, unlockFields } from './number-fields.ts';

const tls = { handshakesPerSecond: layerDefaults.handshakes, bytesPerSecond: bulkBytesPerSecond };
const layer4 = costOfLayer('layer-4', readTraffic(layerDefaults), tls);
const layer7 = costOfLayer('layer-7-plain', readTraffic(layerDefaults), tls);

const rounds = [
  {
    question:
      '50,000 browsers hold a connection open; together they send 10,000 requests a second, 50 ms of work each, to 20 backends. How many connections has each backend, behind layer 4?',
    unit: 'connections',
    answer: layer4.connectionsPerBackend,
    lesson: 'Every client connection is a backend’s connection, idle or not.',
    set: layerDefaults,
  },
  {
    question:
      'Behind layer 7 the 50,000 end at the balancer. How many of its own connections to each backend are busy at a time, with one request on each?',
    unit: 'connections',
    answer: layer7.connectionsPerBackend,
    lesson: 'Little’s law: 10,000 a second × 0.05 s = 500 requests in work, over 20 backends. A hundred times fewer.',
    set: layerDefaults,
  },
  {
    question:
      'Requests are 1 KB and answers 50 KB. If backends answer clients directly, what share of the bytes still passes the balancer?',
    unit: '%',
    answer: Number(((layer4.directReturnBitsPerSecond! / layer4.bitsPerSecond) * 100).toFixed(2)),
    lesson: 'Only the requests: 1 of 51 KB, 80 Mbit/s in place of 4.08 Gbit/s.',
    set: layerDefaults,
  },
] as const;

/** Makes LayerCosts.astro live. */
class LayerCosts extends HTMLElement {
  connectedCallback(): void {
    if (this.classList.contains('lesson-live')) return;
    this.classList.add('lesson-live');
    const set = attachNumberFields(this, layerFields, (values) => {
      const bodies = this.querySelectorAll('[data-costs] tbody tr');
      layerRows({ ...layerDefaults, ...values }).forEach((row, at) => {
        row.forEach((text, column) => {
          bodies[at]!.children[column]!.textContent = text;
        });
      });
    });
    attachGuessForm(this, 'layer-costs', rounds, (round) => {
      unlockFields(this);
      set({ ...rounds[round]!.set });
    });
  }
}

customElements.define('layer-costs', LayerCosts);
