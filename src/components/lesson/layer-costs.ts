/** Traffic through a balancer, as its clients send it. */
export interface Traffic {
  /** Client connections open at a time, 0 or more. */
  readonly openConnections: number;
  /** Requests a second, above 0. */
  readonly requestsPerSecond: number;
  /** Requests on one connection before it ends, 1 or more. */
  readonly requestsPerConnection: number;
  /** Time a backend works on a request, in milliseconds, above 0. */
  readonly serviceMs: number;
  /** Size of a request and of a response, in kilobytes of 1,000 bytes. */
  readonly requestKb: number;
  readonly responseKb: number;
  readonly backends: number;
}

/** What TLS takes of one core. */
export interface TlsSpeed {
  /** Full handshakes a second. */
  readonly handshakesPerSecond: number;
  /** Bytes encrypted or decrypted a second. */
  readonly bytesPerSecond: number;
}

/** Where a balancer ends connections: it forwards packets; it ends TLS and speaks plainly to backends; or it encrypts to them again. */
export type Layer = 'layer-4' | 'layer-7-plain' | 'layer-7-tls';

/** What a balancer and its backends carry. */
export interface LayerCost {
  /** Bits a second through the balancer when answers come back through it. */
  readonly bitsPerSecond: number;
  /** The same when backends answer clients directly; only possible at layer 4. */
  readonly directReturnBitsPerSecond: number | null;
  /** Cores that TLS keeps busy on the balancer, and on all backends together. */
  readonly balancerCores: number;
  readonly backendCores: number;
  /** Connections on each backend: all that are open, or at layer 7 those with a request in work. */
  readonly connectionsPerBackend: number;
  /** Requests that one choice of a backend decides. */
  readonly requestsPerChoice: number;
}

/**
 * Computes what a way of balancing costs. At layer 7 the balancer keeps a pool of lasting connections to each backend, one request at a time
 * on each, so the busy ones are requests a second times service time (Little's law) and their handshakes are too few to count.
 */
export function costOfLayer(layer: Layer, traffic: Traffic, tls: TlsSpeed): LayerCost {
  const { openConnections, requestsPerSecond, requestsPerConnection, serviceMs, requestKb, responseKb, backends } = traffic;
  const bytesPerSecond = requestsPerSecond * (requestKb + responseKb) * 1_000;
  const handshakeCores = requestsPerSecond / requestsPerConnection / tls.handshakesPerSecond;
  const bulkCores = bytesPerSecond / tls.bytesPerSecond;
  const isLayer4 = layer === 'layer-4';
  const isEncryptedBehind = layer === 'layer-7-tls';
  return {
    bitsPerSecond: bytesPerSecond * 8,
    directReturnBitsPerSecond: isLayer4 ? requestsPerSecond * requestKb * 8_000 : null,
    balancerCores: isLayer4 ? 0 : handshakeCores + bulkCores * (isEncryptedBehind ? 2 : 1),
    backendCores: isLayer4 ? handshakeCores + bulkCores : isEncryptedBehind ? bulkCores : 0,
    connectionsPerBackend: isLayer4 ? openConnections / backends : (requestsPerSecond * serviceMs) / 1_000 / backends,
    requestsPerChoice: isLayer4 ? requestsPerConnection : 1,
  };
}
