// Taken when this module loads, before the learner's realm tames its errors.
const OriginalError = Error;

/** Makes an error without walking the stack for it, which takes longer than all the rest of a call; what is on it is ours. */
export function withoutStack(message: string): Error {
  const limit = OriginalError.stackTraceLimit;
  OriginalError.stackTraceLimit = 0;
  const error = new OriginalError(message);
  OriginalError.stackTraceLimit = limit;
  return error;
}
