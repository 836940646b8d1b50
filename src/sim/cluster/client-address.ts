/** Returns the IPv4 address of a client by its number, 0 to 2^24 - 1: 258 gives "10.0.1.2". */
export function clientAddress(client: number): string {
  return `10.${(client >>> 16) & 255}.${(client >>> 8) & 255}.${client & 255}`;
}
