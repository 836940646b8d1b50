// accepted: immutable state, replaced as a whole; the winner is found by a fold
import type { Backend, BalancerEnv } from '../../contract.ts';

type State = readonly { readonly backend: Backend; readonly standing: number }[];

const start = (backends: readonly Backend[], old: State): State =>
  backends.map((backend) => ({
    backend,
    standing: old.find((one) => one.backend.id === backend.id && one.backend.weight === backend.weight)?.standing ?? 0,
  }));

const raise = (state: State): State => state.map(({ backend, standing }) => ({ backend, standing: standing + backend.weight }));

const leader = (state: State) => state.reduce((best, one) => (one.standing > best.standing ? one : best));

export const createBalancer = (env: BalancerEnv) => {
  let state = start(env.backends, []);
  return {
    pick() {
      if (state.length === 0) return undefined;
      const raised = raise(state);
      const winner = leader(raised);
      const sum = state.reduce((total, { backend }) => total + backend.weight, 0);
      state = raised.map((one) => (one === winner ? { backend: one.backend, standing: one.standing - sum } : one));
      return winner.backend.id;
    },
    finished() {},
    setBackends(backends: readonly Backend[]) {
      state = start(backends, state);
    },
  };
};
