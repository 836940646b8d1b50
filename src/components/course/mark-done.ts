import { loadDone, type Done } from '../lesson/learner-record.ts';

/**
 * Marks what this browser's progress says is done. `data-item` names a lesson or an exercise (src/course/items.ts): its element gets a tick and the
 * word "done", or shows its `data-passed` mark. `data-items` names several: its `data-count` says how many of them are done.
 */
export async function markDone(): Promise<void> {
  const single = document.querySelectorAll<HTMLElement>('[data-item]');
  const several = document.querySelectorAll<HTMLElement | SVGElement>('[data-items]');
  if (single.length + several.length === 0) return;
  const done = await loadDone();
  if (!done) return;
  for (const element of single) if (isDone(element.dataset['item'] ?? '', done)) mark(element);
  for (const element of several) {
    const items = (element.dataset['items'] ?? '').split(' ');
    const count = items.filter((item) => isDone(item, done)).length;
    if (count > 0) tell(element, `${count} of ${items.length} done`);
  }
}

/** Returns whether an item is done: an exercise passed, or a lesson each of whose questions was answered right once. */
export function isDone(item: string, done: Done): boolean {
  const [kind, id = '', questions = '0'] = item.split(':');
  if (kind === 'exercise') return done.exercises.has(id);
  return Number(questions) > 0 && (done.rightAnswers.get(id)?.size ?? 0) >= Number(questions);
}

function mark(element: HTMLElement): void {
  const own = element.querySelector<HTMLElement>('[data-passed]');
  if (own) {
    own.hidden = false;
    return;
  }
  const tick = document.createElement('span');
  tick.className = 'hr-done';
  tick.textContent = 'done';
  element.append(' ', tick);
}

function tell(element: HTMLElement | SVGElement, words: string): void {
  const count = element.querySelector('[data-count]');
  if (count) count.textContent = words;
  const named = element.querySelector('[aria-label]');
  named?.setAttribute('aria-label', `${named.getAttribute('aria-label')!}; ${words}`);
}
