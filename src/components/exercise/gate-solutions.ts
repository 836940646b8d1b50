/**
 * Opens the solutions for whoever has passed the exercise, and remembers it when others ask for them. Without scripts, or with storage
 * denied, the <details> element alone asks for the step.
 */
export async function gateSolutions(): Promise<void> {
  const gate = document.querySelector<HTMLElement>('[data-gate]');
  const solutions = document.querySelector<HTMLDetailsElement>('[data-solutions]');
  const exercise = gate?.dataset['gate'];
  if (!gate || !solutions || !exercise) return;
  const { hasPassed, recordReveal } = await import('../../progress/index.ts');
  if (await hasPassed(exercise)) {
    solutions.dataset['passed'] = '';
    solutions.open = true;
    gate
      .querySelector('[data-gate-text]')
      ?.replaceChildren('You have passed this exercise. Here is how others solve it, and what each way costs.');
    const summary = solutions.querySelector('summary');
    if (summary) summary.textContent = 'Solutions';
    return;
  }
  const remember = (): void => {
    if (!solutions.open) return;
    solutions.removeEventListener('toggle', remember);
    void recordReveal(exercise);
  };
  solutions.addEventListener('toggle', remember);
  remember();
}
