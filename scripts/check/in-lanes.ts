/**
 * So many gradings at a time: a judge here and a learner's process each, which take turns at waiting for each other, so that three keep two cores busy.
 */
const lanes = 3;

/** Maps items by asynchronous work, three at a time, and returns the results in the order of the items. */
export async function inLanes<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index]!);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
