/** Shows the "passed" mark on every element with `data-exercise` whose exercise this browser's progress says is passed. */
export async function markPassed(): Promise<void> {
  const cards = document.querySelectorAll<HTMLElement>('[data-exercise]');
  if (cards.length === 0) return;
  const { hasPassed } = await import('../../progress/index.ts');
  for (const card of cards) {
    const mark = card.querySelector<HTMLElement>('[data-passed]');
    if (mark && (await hasPassed(card.dataset['exercise'] ?? ''))) mark.hidden = false;
  }
}
