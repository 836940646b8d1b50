// Taken when this module loads, before the learner's realm tames its errors.
const OriginalError = Error;
const { assign } = Object;

/** Makes an error without walking the stack for it, which takes longer than all the rest of a call; what is on it is ours. */
export function withoutStack(message: string): Error {
  const limit = OriginalError.stackTraceLimit;
  OriginalError.stackTraceLimit = 0;
  const error = new OriginalError(message);
  OriginalError.stackTraceLimit = limit;
  return error;
}

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
