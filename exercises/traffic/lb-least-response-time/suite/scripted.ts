import type { CasesTest } from '../../../../src/grader/authoring.ts';
import { lettered, type BalancerSetup } from '../../suite-parts/balancer-setup.ts';
import { scriptCase } from '../../suite-parts/case-shapes.ts';
import { ScriptWriter } from './script-writer.ts';
import { checkShares, type ShareLimit } from './shares.ts';

/** A test of one script: what is written, and how often backends may be named in it. */
export interface Scripted {
  /** "R2/faster-wins": the rule stands before the slash. */
  readonly id: string;
  readonly title: string;
  readonly failure: string;
  readonly write: (script: ScriptWriter) => unknown;
  readonly limits: readonly ShareLimit[];
  readonly halfLifeMs?: number;
  /** Healthy at the start: "a" unless given. */
  readonly backends?: BalancerSetup['backends'];
  readonly visible?: true;
}

/** Chance enters by what the balancer draws: each script is played with so many streams. */
const plays = 4;

/** Returns the test of a script. */
export function scripted({ id, title, failure, write, limits, halfLifeMs, backends = lettered([1]), visible }: Scripted): CasesTest {
  const script = new ScriptWriter(backends.map((backend) => backend.id));
  write(script);
  const options = { backends, ...(halfLifeMs !== undefined && { halfLifeMs }) };
  const cases = Array.from({ length: visible ? 1 : plays }, (_, play) => scriptCase({ ...options, seed: play }, script.calls));
  const rule = id.slice(0, id.indexOf('/'));
  return { kind: 'cases', id, rule, title, failure, cases: () => cases, check: checkShares(...limits), ...(visible && { visible }) };
}
