import { describe, expect, it } from 'vitest';
import { encodeAsJson, encodeAsProtobuf, hexOf, varint } from '../../../../src/components/lesson/order-encoding.ts';
import { encodingRows, orderDefaults } from '../../../../src/components/lesson/order-encoding-table.ts';

describe('protocol buffer', () => {
  it('has the bytes of the examples in “Encoding”: field 1 of 150 is 08 96 01', () => {
    expect(hexOf(encodeAsProtobuf({ article: 150, quantity: 0, priceCents: 0 }))).toBe('08 96 01');
    expect([hexOf(varint(1)), hexOf(varint(300))]).toEqual(['01', 'ac 02']);
  });

  it('writes numbers above 32 bits whole', () => {
    const bytes = varint(2 ** 40 + 5);
    expect(bytes.reduceRight((sum, byte) => sum * 128 + (byte % 128), 0)).toBe(2 ** 40 + 5);
  });

  it('leaves out fields of value 0', () => {
    expect(encodeAsProtobuf({ article: 0, quantity: 0, priceCents: 0 })).toEqual([]);
    expect(encodingRows({ article: 0, quantity: 0, priceCents: 0 })[1]).toEqual(['Protobuf', 'nothing: every field has its default', '0']);
  });

  it('takes 8 bytes for the order of the figure, JSON 47', () => {
    expect(hexOf(encodeAsProtobuf(orderDefaults))).toBe('08 96 01 10 02 18 cf 0f');
    expect(encodeAsJson(orderDefaults)).toBe('{"article":150,"quantity":2,"price_cents":1999}');
    expect(encodingRows(orderDefaults).map(([, , bytes]) => bytes)).toEqual(['47', '8']);
  });
});
