import { withoutStack } from '../learner/errors.ts';

// Taken when this module loads, before the learner's realm meters its built-ins.
const { assign } = Object;

/** Makes what a call throws: a CallError of the contract. */
export function callError(definite: boolean, retryable: boolean): Error {
  const message = definite ? (retryable ? 'The service is busy.' : 'The service refuses.') : 'The answer was lost.';
  return assign(withoutStack(message), { definite, retryable });
}

/** Returns something that is no call error, or one that says neither. */
export function thrownOf(variety: number): unknown {
  switch (variety) {
    case 0:
      return 'connection reset';
    case 1:
      return undefined;
    case 2:
      return null;
    case 3:
      return withoutStack('Something broke.');
    default:
      return callError(false, false);
  }
}
