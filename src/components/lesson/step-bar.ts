/** Listens to the buttons of a StepBar.astro within a figure; `step` gets the place to go to, from `least` to `last()`. */
export function attachStepBar(
  figure: HTMLElement,
  least: number,
  at: () => number,
  last: () => number,
  step: (place: number) => void,
): void {
  for (const button of figure.querySelectorAll<HTMLButtonElement>('[data-step]')) {
    button.addEventListener('click', () => {
      const places: Readonly<Record<string, number>> = { start: least, back: at() - 1, next: at() + 1, end: last() };
      step(Math.min(last(), Math.max(least, places[button.dataset['step']!] ?? at())));
    });
  }
}

/** Opens or closes the buttons of a StepBar.astro. */
export function openStepBar(figure: HTMLElement, isOpen: boolean): void {
  for (const button of figure.querySelectorAll<HTMLButtonElement>('[data-step]')) button.disabled = !isOpen;
}

/** Focuses the button that goes on: the one just pressed is closed now, and focus left on it would be lost. */
export function focusNextStep(figure: HTMLElement): void {
  figure.querySelector<HTMLElement>('[data-step="next"]')!.focus({ preventScroll: true });
}
