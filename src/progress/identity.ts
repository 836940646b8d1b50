/** Returns a new id: 128 random bits as 32 hexadecimal digits. Works on pages served over plain HTTP, where `randomUUID` does not. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

let latestMoment = 0;

/** Returns the time in milliseconds since 1970, later at each call in this tab, so that records made together keep their order. */
export function nextMoment(): number {
  latestMoment = Math.max(Date.now(), latestMoment + 1);
  return latestMoment;
}
