import { placeOf, plot } from './headroom-plot.ts';
import { responseTime } from './response-time.ts';

/** Lets the slider of a headroom figure move its load, and tells the values to assistive technology with the slider. */
export function moveFigure(figure: HTMLElement): void {
  const slider = figure.querySelector<HTMLInputElement>('[data-slider]');
  if (!slider) return;
  const say = (name: string, text: string): void => {
    const element = figure.querySelector(`[data-${name}]`);
    if (element) element.textContent = text;
  };
  const place = (name: string, attributes: Readonly<Record<string, number>>): void => {
    const element = figure.querySelector(`[data-${name}]`);
    for (const [key, value] of Object.entries(attributes)) element?.setAttribute(key, String(value));
  };
  const show = (): void => {
    const percent = slider.valueAsNumber;
    const { meanMs, p99Ms } = responseTime(percent / 100);
    const { x, y } = placeOf(percent / 100);
    say('load', `${percent}%`);
    say('mean', `${Math.round(meanMs)} ms`);
    say('p99', `${Math.round(p99Ms)} ms`);
    say('room', `${100 - percent}%`);
    place('dot', { cx: x, cy: y });
    place('drop', { x1: x, x2: x, y1: y });
    place('free', { x, width: plot.right - x });
    slider.setAttribute('aria-valuetext', `${percent}% load: mean ${Math.round(meanMs)} ms, slowest 1 in 100 ${Math.round(p99Ms)} ms`);
  };
  slider.addEventListener('input', show);
  show();
}
