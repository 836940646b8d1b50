import { formatNumber } from './cache-arithmetic.ts';
import { costOfLayer, type Layer, type Traffic } from './layer-costs.ts';
import type { NumberField } from './number-fields.ts';

/** The numbers of the figure, as its fields name them. */
export interface LayerNumbers {
  readonly connections: number;
  readonly requests: number;
  readonly perConnection: number;
  readonly serviceMs: number;
  readonly responseKb: number;
  readonly backends: number;
  readonly handshakes: number;
}

/** The lesson's traffic. Handshakes: about what OpenSSL's own test server did on our machine with P-256, see the lesson. */
export const layerDefaults: LayerNumbers = {
  connections: 50_000,
  requests: 10_000,
  perConnection: 100,
  serviceMs: 50,
  responseKb: 50,
  backends: 20,
  handshakes: 2_000,
};

/** Bytes one core encrypts a second with AES-128-GCM in records of 16 KB: measured in November 2026, OpenSSL in Node 20, one core of an AMD EPYC. */
export const bulkBytesPerSecond = 1.7e9;

/** The fields of the figure. */
export const layerFields: readonly NumberField[] = [
  { name: 'connections', label: 'Open connections', value: layerDefaults.connections, least: 1, most: 100_000_000, whole: true },
  { name: 'requests', label: 'Requests/s', value: layerDefaults.requests, least: 1, most: 100_000_000 },
  { name: 'perConnection', label: 'Requests on a connection', value: layerDefaults.perConnection, least: 1, most: 1_000_000 },
  { name: 'serviceMs', label: 'Work per request, ms', value: layerDefaults.serviceMs, least: 0.01, most: 60_000 },
  { name: 'responseKb', label: 'Response, KB', value: layerDefaults.responseKb, least: 0, most: 1_000_000 },
  { name: 'backends', label: 'Backends', value: layerDefaults.backends, least: 1, most: 10_000, whole: true },
  { name: 'handshakes', label: 'Handshakes/s on a core', value: layerDefaults.handshakes, least: 1, most: 1_000_000 },
];

const layers: readonly Layer[] = ['layer-4', 'layer-7-plain', 'layer-7-tls'];

/** Turns the numbers of the fields into traffic; requests are of 1 KB. */
export function readTraffic(numbers: LayerNumbers): Traffic {
  return {
    openConnections: numbers.connections,
    requestsPerSecond: numbers.requests,
    requestsPerConnection: numbers.perConnection,
    serviceMs: numbers.serviceMs,
    requestKb: 1,
    responseKb: numbers.responseKb,
    backends: numbers.backends,
  };
}

/** Returns the rows of the figure: what, at layer 4, at layer 7 with plain text behind, at layer 7 with TLS behind. */
export function layerRows(numbers: LayerNumbers): readonly (readonly string[])[] {
  const tls = { handshakesPerSecond: numbers.handshakes, bytesPerSecond: bulkBytesPerSecond };
  const costs = layers.map((layer) => costOfLayer(layer, readTraffic(numbers), tls));
  return [
    ['Through the balancer', ...costs.map((cost) => describeBits(cost.bitsPerSecond))],
    [
      'With direct return',
      ...costs.map((cost) => (cost.directReturnBitsPerSecond === null ? 'not possible' : describeBits(cost.directReturnBitsPerSecond))),
    ],
    ['TLS on it, cores', ...costs.map((cost) => formatNumber(cost.balancerCores))],
    ['TLS on all backends, cores', ...costs.map((cost) => formatNumber(cost.backendCores))],
    ['Connections on a backend', ...costs.map((cost, at) => `${formatNumber(cost.connectionsPerBackend)}${at === 0 ? '' : ' busy'}`)],
    ['Requests per choice', ...costs.map((cost) => formatNumber(cost.requestsPerChoice))],
  ];
}

function describeBits(bitsPerSecond: number): string {
  return bitsPerSecond >= 1e9 ? `${formatNumber(bitsPerSecond / 1e9)} Gbit/s` : `${formatNumber(bitsPerSecond / 1e6)} Mbit/s`;
}

/** What a balancer can see of a request, at layer 4, at layer 4 with a look at the first bytes of TLS, and at layer 7. */
export const visibleParts: readonly (readonly [string, boolean, boolean, boolean])[] = [
  ['Addresses and ports', true, true, true],
  ['Host name in the TLS hello', false, true, true],
  ['Method, path, query', false, false, true],
  ['Headers, cookies', false, false, true],
  ['Where a request begins and ends', false, false, true],
  ['Status and time of an answer', false, false, true],
];
