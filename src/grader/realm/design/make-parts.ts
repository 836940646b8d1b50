import type { Component, Design } from '../../../design/index.ts';
import type { Part, Parts } from '../../../design/simulation/index.ts';
import { findFit, type FittingExercise } from '../../own-code/fitting.ts';
import type { LoadedPart, PartProblem } from '../../own-code/messages.ts';
import { ownBalancer } from './own-balancer.ts';
import { ownCache } from './own-cache.ts';
import { OwnCode, partBroken, type OwnCodeRealm } from './own-code.ts';
import { ownRing } from './own-ring.ts';
import { ownSaga } from './own-saga.ts';
import { MicrotaskTurns } from './turns.ts';

/** The parts of a run, and what has been wrong with them so far. */
export interface OwnParts {
  readonly parts: Parts;
  /** What of them must have its turn while the run stands still. */
  readonly turns: MicrotaskTurns;
  listProblems(): readonly PartProblem[];
}

/** Makes the learner's parts of a design; those whose component or exercise do not fit are left out, and the stock parts run. */
export function makeParts(shared: OwnCodeRealm, design: Design, loaded: readonly LoadedPart[]): OwnParts {
  const parts = new Map<string, Part>();
  const codes: OwnCode[] = [];
  const turns = new MicrotaskTurns();
  for (const one of loaded) {
    const component = design.components.find(({ id }) => id === one.component);
    const fit = component && findFit(one.exercise, component.kind);
    if (!fit) continue;
    const code = new OwnCode(shared, one);
    codes.push(code);
    if (one.code !== undefined) code.load(one.code, fit);
    const isBroken = one.code === undefined || code.problem !== undefined;
    parts.set(component.id, isBroken ? brokenPart(fit) : partOf(code, fit, component, turns));
  }
  return { parts, turns, listProblems: () => codes.flatMap(({ problem }) => problem ?? []) };
}

function partOf(code: OwnCode, { role }: FittingExercise, component: Component, turns: MicrotaskTurns): Part {
  if (role === 'balancer') return { balancer: ownBalancer(code) };
  if (role === 'ring') return { ownerOf: ownRing(code) };
  if (role === 'saga') return { coordinator: ownSaga(code, turns) };
  return { cache: ownCache(code, role, component) };
}

function brokenPart({ role }: FittingExercise): Part {
  const refuse = (): never => {
    throw partBroken;
  };
  if (role === 'balancer') return { balancer: refuse };
  if (role === 'saga') return { coordinator: refuse };
  return role === 'ring' ? { ownerOf: refuse } : { cache: refuse };
}
