import { attachGuessForm } from './guess-form.ts';
import { judgeActively, judgePassively } from './health-thresholds.ts';
import { healthDefaults, healthFields, healthRows, readHealthNumbers } from './health-thresholds-table.ts';
import { attachNumberFields, unlockFields } from './number-fields.ts';

const usual = readHealthNumbers(healthDefaults);
const smart = { ...healthDefaults, judges: 500 };
const clients = readHealthNumbers(smart);

const rounds = [
  {
    question:
      'A check every 2 s; out after 3 failures in a row. A backend crashes and refuses connections. How many seconds until it is out, on average?',
    unit: 's',
    answer: judgeActively(usual.rules, usual.fleet).ejection.mean,
    lesson: 'The first check after the crash comes after 1 s on average, the third 4 s later.',
    set: healthDefaults,
  },
  {
    question:
      'All 100 backends are well, but one check in 100 fails by chance. Two balancers check. With fall 2, some backend is thrown out every 1.7 minutes. With fall 3, every how many hours?',
    unit: 'h',
    answer: judgeActively(usual.rules, usual.fleet).falseEjectionInFleet / 3_600,
    lesson: 'A hundred times as rare. Each failure more divides by the chance of one, and costs one interval at a real crash.',
    set: healthDefaults,
  },
  {
    question:
      'Now 500 clients balance by themselves. Each drops a backend after 5 of its own requests to it failed in a row. How many requests fail when one crashes?',
    unit: 'requests',
    answer: judgePassively(clients.rules, clients.fleet).failedRequests,
    lesson: 'Each client pays its own five. Active checks by all of them would put 250 checks a second on every backend.',
    set: smart,
  },
] as const;

/** Makes HealthThresholds.astro live. */
class HealthThresholds extends HTMLElement {
  connectedCallback(): void {
    if (this.classList.contains('lesson-live')) return;
    this.classList.add('lesson-live');
    const set = attachNumberFields(this, healthFields, (values) => {
      const bodies = this.querySelectorAll('tbody tr');
      healthRows({ ...healthDefaults, ...values }).forEach((row, at) => {
        row.forEach((text, column) => {
          bodies[at]!.children[column]!.textContent = text;
        });
      });
    });
    attachGuessForm(this, 'health-thresholds', rounds, (round) => {
      unlockFields(this);
      set({ ...rounds[round]!.set });
    });
  }
}

customElements.define('health-thresholds', HealthThresholds);
