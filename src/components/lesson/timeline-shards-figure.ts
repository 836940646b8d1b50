import { attachGuessForm } from './guess-form.ts';
import { attachNumberFields, unlockFields } from './number-fields.ts';
import { callsPerSecond, timelineDefaults, timelinePlacements } from './timeline-shards.ts';
import { describeLeastCalls, describeTimelineLoad, renderTimelineRows, timelineFields } from './timeline-shards-table.ts';

const [, byAuthor, byReader] = timelinePlacements(timelineDefaults);

const rounds = [
  {
    question: 'Posts are kept by author on 100 shards, and a timeline shows 200 accounts. How many shards does it ask, on average?',
    unit: 'shards',
    answer: byAuthor!.shardsPerTimeline,
    lesson: 'Each shard is missed by all 200 with chance 0.99 to the power of 200, which is 13%.',
    set: timelineDefaults,
  },
  {
    question: 'Instead each reader has a list, and a post is copied to the lists of all followers. How many writes does a post make?',
    unit: 'writes',
    answer: byReader!.writesPerPost,
    lesson: 'The post itself and 200 copies. But a timeline is now read from one shard, already in order.',
    set: timelineDefaults,
  },
  {
    question: 'There are 10,000 timelines and 100 posts a second. How many calls do all shards get in a second, with the copies?',
    unit: 'calls/s',
    answer: callsPerSecond(timelineDefaults, byReader!),
    lesson: '10,000 reads of one shard and 100 × 201 writes. By author it would be 866,000: reads outnumber posts a hundred to one.',
    set: timelineDefaults,
  },
] as const;

/** Makes TimelineShards.astro live. */
class TimelineShards extends HTMLElement {
  connectedCallback(): void {
    if (this.classList.contains('lesson-live')) return;
    this.classList.add('lesson-live');
    const set = attachNumberFields(this, timelineFields, (values) => {
      const load = { ...timelineDefaults, ...values };
      this.querySelector('caption')!.textContent = describeTimelineLoad(load);
      this.querySelector('tbody')!.innerHTML = renderTimelineRows(load);
      this.querySelector('[data-least]')!.textContent = describeLeastCalls(load);
    });
    attachGuessForm(this, 'timeline-shards', rounds, (round) => {
      unlockFields(this);
      set({ ...rounds[round]!.set });
      this.querySelector<HTMLElement>('[data-answer]')!.hidden = false;
    });
    this.querySelector<HTMLElement>('[data-answer]')!.hidden = true;
  }
}

customElements.define('timeline-shards', TimelineShards);
