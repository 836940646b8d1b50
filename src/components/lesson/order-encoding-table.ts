import type { NumberField } from './number-fields.ts';
import type { OrderCall } from './order-encoding.ts';
import { encodeAsJson, encodeAsProtobuf, hexOf } from './order-encoding.ts';

/** What the figure begins with. */
export const orderDefaults: OrderCall = { article: 150, quantity: 2, priceCents: 1999 };

/** The fields of the figure. */
export const orderFields: readonly NumberField[] = [
  { name: 'article', label: 'Article', value: orderDefaults.article, least: 0, most: 1_000_000_000, whole: true },
  { name: 'quantity', label: 'Quantity', value: orderDefaults.quantity, least: 0, most: 1_000_000, whole: true },
  { name: 'priceCents', label: 'Price in cents', value: orderDefaults.priceCents, least: 0, most: 1_000_000_000, whole: true },
];

/** Returns a row for each encoding: its name, what is sent, and how many bytes that is. */
export function encodingRows(order: OrderCall): readonly (readonly [string, string, string])[] {
  const json = encodeAsJson(order);
  const protobuf = encodeAsProtobuf(order);
  return [
    ['JSON', json, String(json.length)],
    ['Protobuf', protobuf.length === 0 ? 'nothing: every field has its default' : hexOf(protobuf), String(protobuf.length)],
  ];
}
