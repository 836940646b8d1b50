// Closed forms that the simulator is held against. Rates are per nanosecond, times in nanoseconds. Tests may use Math.exp.

/** Probability that a customer of an M/M/c has to wait (Erlang C), by the recursion of Erlang B. Source: Cooper, Introduction to Queueing Theory, 1981, section 3.4. */
export function erlangC(servers: number, offered: number): number {
  let blocking = 1;
  for (let k = 1; k <= servers; k++) blocking = (offered * blocking) / (k + offered * blocking);
  return blocking / (1 - (offered / servers) * (1 - blocking));
}

/** Mean wait in an M/G/1. Source: Pollaczek (1930) and Khinchine (1932), as in Kleinrock, Queueing Systems 1, 1975, section 5.6. */
export function meanWaitMG1(arrivalRate: number, meanService: number, scv: number): number {
  const load = arrivalRate * meanService;
  return (load * meanService * (1 + scv)) / 2 / (1 - load);
}

/** P(wait > t) in an M/D/1. Source: Erlang, 1909, as in Tijms, A First Course in Stochastic Models, 2003, section 9.2. */
export function waitBeyondMD1(arrivalRate: number, service: number, t: number): number {
  let sum = 0;
  for (let k = 0; k <= Math.floor(t / service); k++) {
    const x = arrivalRate * (k * service - t);
    let term = Math.exp(-x);
    for (let i = 1; i <= k; i++) term *= x / i;
    sum += term;
  }
  return 1 - (1 - arrivalRate * service) * sum;
}

/**
 * P(wait > t) in an M/H2/1, by partial fractions of the Pollaczek-Khinchine transform
 * W*(s) = (1 - load) (s + m1)(s + m2) / ((s + m1)(s + m2) - rate (p1 (s + m2) + p2 (s + m1))).
 */
export function waitBeyondMH21(arrivalRate: number, branches: readonly { probability: number; meanNs: number }[], t: number): number {
  const [first, second] = branches as [{ probability: number; meanNs: number }, { probability: number; meanNs: number }];
  const [m1, m2] = [1 / first.meanNs, 1 / second.meanNs];
  const load = arrivalRate * (first.probability * first.meanNs + second.probability * second.meanNs);
  const b = m1 + m2 - arrivalRate;
  const c = m1 * m2 - arrivalRate * (first.probability * m2 + second.probability * m1);
  const root = Math.sqrt(b * b - 4 * c);
  const [slow, fast] = [(b - root) / 2, (b + root) / 2];
  const numerator = (s: number) => (s + m1) * (s + m2);
  const weight = (own: number, other: number) => ((1 - load) * numerator(-own)) / (other - own) / own;
  return weight(slow, fast) * Math.exp(-slow * t) + weight(fast, slow) * Math.exp(-fast * t);
}

/** Throughput of a closed loop of N users with exponential think time and one exponential server (machine repair). Source: Kleinrock, Queueing Systems 1, 1975, section 3.8. */
export function closedLoopThroughput(users: number, think: number, service: number): number {
  let weight = 1;
  let total = 1;
  for (let k = 1; k <= users; k++) {
    weight *= (users - k + 1) * (service / think);
    total += weight;
  }
  return (1 - 1 / total) / service;
}

/** Share of customers refused by an M/M/1 that holds at most `room`. Source: Kleinrock, Queueing Systems 1, 1975, section 3.6. */
export function refusedShareMM1K(load: number, room: number): number {
  return ((1 - load) * load ** room) / (1 - load ** (room + 1));
}

/**
 * Variance over mean of the counts of a two-state MMPP in a window much longer than its phases.
 * Source: Heffes and Lucantoni, IEEE JSAC 4(6), 1986, equation for I(infinity).
 */
export function dispersionMMPP(rates: readonly [number, number], meanPhases: readonly [number, number]): number {
  const [r1, r2] = [1 / meanPhases[0], 1 / meanPhases[1]];
  return 1 + (2 * (rates[0] - rates[1]) ** 2 * r1 * r2) / ((r1 + r2) ** 2 * (rates[0] * r2 + rates[1] * r1));
}

/**
 * Mean time in system, in services, when each customer joins the shortest of d queues chosen at random among very many.
 * Source: Vvedenskaya, Dobrushin and Karpelevich, Problems of Information Transmission 32(1), 1996; Mitzenmacher, IEEE TPDS 12(10), 2001.
 */
export function supermarketTime(load: number, choices: number): number {
  let sum = 0;
  for (let k = 1; k < 10; k++) sum += load ** ((choices ** k - choices) / (choices - 1));
  return sum;
}

/**
 * Four standard errors, as a share, of a mean waiting time over n customers of a queue at a load: customers wait together, so
 * their waits count for far fewer than n independent ones.
 * Source: the asymptotic variance of the M/M/1 queue length, 2 load (1 + load) / (1 - load)^4 per service time, scaled by
 * (1 + scv) / 2 for other services: Whitt, "Planning queueing simulations", Management Science 35(11), 1989, section 4.
 */
export function tolerance(load: number, customers: number, scv = 1): number {
  return 4 * Math.sqrt(((1 + load) * (1 + scv)) / ((1 - load) ** 2 * customers));
}
