import type { Coordinator, Outcome, SagaEnv } from './contract';

/**
 * Creates a coordinator of sagas.
 *
 * This start calls the actions in order, and knows nothing of failures,
 * logs and crashes. Run the tests to see what it breaks first.
 */
export function createCoordinator(env: SagaEnv): Coordinator {
  return {
    async run(name, id, input): Promise<Outcome> {
      const definition = env.definitions.find((one) => one.name === name);
      // Rule R11: what if there is none?
      const results: Record<string, unknown> = {};
      for (const step of definition?.steps ?? []) {
        // Rule R8: which key makes it safe to call this twice?
        const key = `${id} ${step.name}`;
        const result = await step.action({ key, sagaId: id, input, results: { ...results } });
        results[step.name] = result ?? null;
      }
      return { id, status: 'completed', results };
    },

    async recover() {
      // Rule R12: what does the log say, once you write to it?
      return [];
    },
  };
}
