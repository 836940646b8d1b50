import type { Backend, Balancer, BalancerEnv } from './contract';

/**
 * Creates a balancer that keeps each client on one backend.
 *
 * This start adds up the numbers of the address and takes the
 * remainder by the number of backends. It keeps clients where they
 * are until the first backend joins or leaves.
 * Run the tests to see what it breaks first.
 */
export function createBalancer({ backends }: BalancerEnv): Balancer {
  let healthy: readonly Backend[] = backends;

  return {
    pick({ clientAddress, cookie }) {
      // Rules R2 and R3: when does the cookie count?
      if (healthy.some(({ id }) => id === cookie)) return cookie;
      if (healthy.length === 0) return undefined;
      const sum = clientAddress.split('.').reduce((total, part) => total + Number(part), 0);
      return healthy[sum % healthy.length]!.id;
    },

    finished() {
      // Does the end of a request matter here?
    },

    setBackends(next) {
      healthy = next;
    },
  };
}
