import type { CdnWay } from '../../../sim/cdn/scenario.ts';
import type { LineStyle } from '../shared/line-style.ts';

/** How a way looks and what it is called. */
export interface WayText extends LineStyle {
  readonly name: string;
  /** What happens, in a sentence. */
  readonly about: string;
}

/** The ways in words and in lines. */
export const wayTexts: Readonly<Record<CdnWay, WayText>> = {
  push: {
    name: 'Push',
    about: 'Every object goes to every edge once, and again at each change.',
    colour: '--hr-cdn-push',
    dash: 'none',
    marker: 'square',
  },
  pull: {
    name: 'Pull',
    about: 'An edge asks the origin when it is asked and has no fresh copy.',
    colour: '--hr-cdn-pull',
    dash: 'none',
    marker: 'circle',
  },
  shield: {
    name: 'Pull with a shield',
    about: 'Edges ask one cache in between; only it asks the origin.',
    colour: '--hr-cdn-shield',
    dash: 'none',
    marker: 'triangle',
  },
};

/** How a line of theory looks. */
export const theoryStyle: LineStyle = { colour: '--hr-text', dash: '5 4', marker: 'none' };
