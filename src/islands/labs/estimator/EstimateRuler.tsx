import type { ReactNode } from 'react';
import { useRef } from 'react';
import type { Quantity } from '../../../estimate/index.ts';
import { formatIn, quantity } from '../../../estimate/index.ts';
import { useWidth } from '../shared/use-width.ts';
import { showAnswer } from './predictions.ts';
import { labelled, layRuler, placeOn } from './ruler.ts';
import type { Topic, Worked } from './topics/topic.ts';

interface EstimateRulerProps {
  readonly topic: Topic;
  readonly worked: Worked;
  readonly guess: Quantity | undefined;
  readonly description: string;
}

const height = 118;
const axis = 74;
const edge = 34;
/** The factors within which an estimate gets 1, 2 and 3 points. */
const bands = [10, Math.sqrt(10), 2];

/** Draws the answer, and the estimate if there is one, on a logarithmic ruler with the bands that give points. */
export function EstimateRuler({ topic, worked, guess, description }: EstimateRulerProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame, 640);
  const answer = worked.answer.value;
  const ruler = layRuler(guess ? [worked.answer, guess] : [worked.answer], quantity(1, topic.unit));
  const x = (value: number): number => edge + placeOn(ruler, value) * (width - 2 * edge);
  const landmarks = (topic.landmarks ?? []).filter(({ amount }) => amount.value >= ruler.low && amount.value <= ruler.high);
  return (
    <div ref={frame} className="hr-lab-chart hr-estimate-ruler">
      <svg width={width} height={height} role="img" aria-label={description}>
        {bands.map((factor) => (
          <rect
            key={factor}
            className="hr-estimate-band"
            x={x(answer / factor)}
            y={axis - 14}
            width={x(answer * factor) - x(answer / factor)}
            height={28}
          />
        ))}
        <line className="hr-estimate-axis" x1={edge} x2={width - edge} y1={axis} y2={axis} />
        {ruler.decades.map((decade) => (
          <line key={decade} className="hr-estimate-axis" x1={x(decade)} x2={x(decade)} y1={axis - 5} y2={axis + 5} />
        ))}
        {labelled(ruler, Math.floor(width / 90)).map((decade) => (
          <text key={decade} x={labelX(x(decade), width)} y={axis + 30} textAnchor={anchorAt(x(decade), width)}>
            {showDecade(topic, { ...worked.answer, value: decade })}
          </text>
        ))}
        {landmarks.map(({ name, amount }) => (
          <g key={name}>
            <line className="hr-estimate-landmark" x1={x(amount.value)} x2={x(amount.value)} y1={axis - 20} y2={axis} />
            <text x={x(amount.value)} y={axis - 24} textAnchor={anchorAt(x(amount.value), width)}>
              {name}
            </text>
          </g>
        ))}
        <Mark x={x(answer)} width={width} text={worked.shown} isGuess={false} />
        {guess ? <Mark x={x(guess.value)} width={width} text={`you: ${showAnswer(topic, guess)}`} isGuess /> : null}
      </svg>
    </div>
  );
}

/** Shows a decade of the ruler; from a minute on, times stay in seconds, as 100 s is a decade and 1.67 min is not. */
function showDecade(topic: Topic, amount: Quantity): string {
  return topic.unit === 's' && amount.value >= 60 ? formatIn(amount, 's') : showAnswer(topic, amount);
}

/** Returns the side on which a label near an end of the ruler is held, so that it stays within the figure. */
function anchorAt(x: number, width: number): 'start' | 'middle' | 'end' {
  return x < 60 ? 'start' : x > width - 60 ? 'end' : 'middle';
}

/** Returns where such a label begins or ends: near the edge of the figure. */
function labelX(x: number, width: number): number {
  const anchor = anchorAt(x, width);
  return anchor === 'start' ? Math.max(2, x - 30) : anchor === 'end' ? Math.min(width - 2, x + 30) : x;
}

interface MarkProps {
  readonly x: number;
  readonly width: number;
  readonly text: string;
  readonly isGuess: boolean;
}

/** Marks the answer by a full diamond with its name on top, the estimate by a hollow one with its name below that. */
function Mark({ x, width, text, isGuess }: MarkProps): ReactNode {
  const anchor = x < width * 0.3 ? 'start' : x > width * 0.7 ? 'end' : 'middle';
  const at = anchor === 'start' ? Math.max(4, x - 10) : anchor === 'end' ? Math.min(width - 4, x + 10) : x;
  return (
    <g className={isGuess ? 'hr-estimate-guess' : 'hr-estimate-answer'}>
      <path d="M0 -8L7 0L0 8L-7 0z" transform={`translate(${x} ${axis})`} />
      <text className="hr-lab-label" x={at} y={isGuess ? 32 : 14} textAnchor={anchor}>
        {text}
      </text>
    </g>
  );
}
