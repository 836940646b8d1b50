import type { Reader, ReaderEnv } from '../../contract.ts';

type Loading<V> = { readonly promise: Promise<V | undefined> };
type Held<V> = { readonly value: V | undefined; readonly expiresAt: number; readonly cost: number };

/** A key is empty, loading, held, or held and renewing: one map of immutable states, and transitions between them. */
type State<V> =
  | { readonly is: 'loading'; readonly loading: Loading<V> }
  | { readonly is: 'held'; readonly held: Held<V> }
  | { readonly is: 'renewing'; readonly held: Held<V>; readonly loading: Loading<V> };

export const createReader = <V>({ options, store, now, random }: ReaderEnv<V>): Reader<V> => {
  const states = new Map<string, State<V>>();

  const isLive = (held: Held<V>) => now() < held.expiresAt;

  const owns = (key: string, loading: Loading<V>): boolean => {
    const state = states.get(key);
    return state !== undefined && state.is !== 'held' && state.loading === loading;
  };

  async function run(key: string, loading: () => Loading<V>, startedAt: number): Promise<V | undefined> {
    try {
      const value = await store.read(key);
      if (owns(key, loading())) {
        const life = value === undefined ? options.missingTtlMs : options.ttlMs;
        states.set(key, { is: 'held', held: { value, expiresAt: startedAt + life, cost: now() - startedAt } });
      }
      return value;
    } catch (error) {
      const state = states.get(key);
      if (owns(key, loading())) {
        if (state?.is === 'renewing') states.set(key, { is: 'held', held: state.held });
        else states.delete(key);
      }
      throw error;
    }
  }

  function begin(key: string, held?: Held<V>): Promise<V | undefined> {
    const loading: { promise: Promise<V | undefined> } = { promise: Promise.resolve(undefined) };
    loading.promise = run(key, () => loading, now());
    states.set(key, held ? { is: 'renewing', held, loading } : { is: 'loading', loading });
    return loading.promise;
  }

  async function get(key: string): Promise<V | undefined> {
    const state = states.get(key);
    if (!state) return begin(key);
    if (state.is === 'loading') return state.loading.promise;
    if (state.is === 'renewing') return isLive(state.held) ? state.held.value : state.loading.promise;
    if (!isLive(state.held)) return begin(key);
    const { value, expiresAt, cost } = state.held;
    // eslint-disable-next-line headroom/determinism -- where this runs, Math's logarithms and powers are the kernel's
    if (options.beta > 0 && cost * options.beta * -Math.log(random()) >= expiresAt - now()) begin(key, state.held).catch(() => {});
    return value;
  }

  return {
    get,
    async put(key, value) {
      let failure: { readonly error: unknown } | undefined;
      await store.write(key, value).catch((error: unknown) => {
        failure = { error };
      });
      states.delete(key);
      if (failure) throw failure.error;
    },
    invalidate(key) {
      states.delete(key);
    },
  };
};
