import { describe, expect, it } from 'vitest';
import { createStream } from '../../../../src/kernel/index.ts';
import type { ReadTraceOptions, ReadTraceResult, TraceFormat } from '../../../../src/sim/cache/index.ts';
import { createTraceBuilder, readTrace } from '../../../../src/sim/cache/index.ts';

const encoder = new TextEncoder();

/** A stream of the bytes in chunks of the given length, which counts how many were pulled. */
function streamOf(content: string | Uint8Array, chunkLength = 1 << 16): { stream: ReadableStream<Uint8Array>; pulled: () => number } {
  const bytes = typeof content === 'string' ? encoder.encode(content) : content;
  let at = 0;
  let pulled = 0;
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (at >= bytes.length) {
          controller.close();
          return;
        }
        pulled++;
        controller.enqueue(bytes.slice(at, at + chunkLength));
        at += chunkLength;
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, pulled: () => pulled };
}

function read(content: string | Uint8Array, options?: ReadTraceOptions, chunkLength?: number): Promise<ReadTraceResult> {
  return readTrace(streamOf(content, chunkLength).stream, options);
}

async function expectTrace(content: string | Uint8Array, options?: ReadTraceOptions, chunkLength?: number) {
  const result = await read(content, options, chunkLength);
  if (result.kind !== 'trace') throw new Error(result.message);
  return { keys: [...result.trace.keys], trace: result.trace, report: result.report };
}

async function expectFailure(content: string | Uint8Array, options?: ReadTraceOptions): Promise<string> {
  const result = await read(content, options);
  if (result.kind !== 'failed') throw new Error('was read');
  return result.message;
}

const samples: readonly { format: TraceFormat; content: string; keys: readonly number[] }[] = [
  { format: 'keys', content: 'user:1\nuser:2\nuser:1\nüser 3\n', keys: [0, 1, 0, 2] },
  { format: 'lirs', content: '17\n*\n18\n17\n*\n', keys: [0, 1, 0] },
  { format: 'arc', content: '100 3 0 1\n101 1 0 2\n4294967396 1 0 3\n', keys: [0, 1, 2, 1, 3] },
  { format: 'libcachesim', content: '1, a, 10, get\n2, b, 10, get\n2, a, 10, set\n', keys: [0, 1, 0] },
  { format: 'libcachesim', content: '1.5 77 4096 12\n1.5 78 4096 13\n9 77 4096 40\n', keys: [0, 1, 0] },
  { format: 'libcachesim', content: 'time;size;"obj_id"\n1;10;"x"\n2;10;"y"\n3;10;"x"\n', keys: [0, 1, 0] },
];

describe('readTrace', () => {
  it.each(samples)('tells and reads $format: $content', async ({ format, content, keys }) => {
    const read = await expectTrace(content);
    expect(read.report).toMatchObject({ format, malformedCount: 0, cutOff: false });
    expect(read.keys).toEqual(keys);
    expect(read.trace).toMatchObject({ keyCount: new Set(keys).size, rate: 1, totalRequests: keys.length, ignoredRequests: 0 });
  });

  it.each(samples)(
    'reads $format the same wherever chunks end, with CRLF, a byte order mark and no last line end: $content',
    async (sample) => {
      const crlf = `\uFEFF${sample.content.trimEnd().replaceAll('\n', '\r\n')}`;
      for (const chunkLength of [1, 2, 3, 5, 7, 11]) {
        expect((await expectTrace(crlf, {}, chunkLength)).keys, `chunks of ${chunkLength}`).toEqual(sample.keys);
      }
    },
  );

  it('reads across the border of the bytes it tells the format from', async () => {
    const stream = createStream('long');
    const keys = Array.from({ length: 60_000 }, () => stream.below(5000));
    const read = await expectTrace(keys.map((key) => `key-${key}`).join('\n'), {}, 4099);
    expect(read.trace.keys).toHaveLength(60_000);
    const dense = new Map<number, number>();
    expect(read.keys).toEqual(keys.map((key) => dense.get(key) ?? (dense.set(key, dense.size), dense.size - 1)));
  });

  it('takes the format that was chosen', async () => {
    expect((await expectTrace('5 1 0 1\n5 1 0 2\n', { format: 'keys' })).keys).toEqual([0, 1]);
    expect((await expectTrace('5 1 0 1\n5 1 0 2\n', { format: 'libcachesim' })).report.why).toBe('you chose it');
  });

  it('does not take libCacheSim columns of numbers for ARC', async () => {
    const lines = Array.from({ length: 50 }, (_, i) => `${i * 3} ${i % 5} 4096 ${(i * 7) % 50}`).join('\n');
    expect((await expectTrace(lines)).report.format).toBe('libcachesim');
  });

  it('skips malformed lines and tells the number, what stood there and how many', async () => {
    const { report, keys } = await expectTrace('1\n2\nthree\n*\n4\n5\n6\n7\n8\n9\n10\n*\n');
    expect(report).toMatchObject({ format: 'lirs', malformedCount: 1, malformed: [{ line: 3, found: '"three"' }], lines: 12 });
    expect(keys).toHaveLength(9);
  });

  it('tells a last line that was cut off', async () => {
    const { report } = await expectTrace('10 1 0 1\n11 1 0 2\n12 1 0 3\n13 1');
    expect(report).toMatchObject({ cutOff: true, malformedCount: 1, malformed: [{ line: 4, found: '"13 1"' }] });
  });

  it('gives up when most lines are not of the format, without reading the rest', async () => {
    const { stream, pulled } = streamOf('a b\n'.repeat(500_000), 65_536);
    const result = await readTrace(stream, { format: 'arc' });
    expect(result).toMatchObject({ kind: 'failed' });
    const { message } = result as { message: string };
    expect(message).toContain('Line 1 should be four whole numbers');
    expect(message).toContain('"a b"');
    expect(message).toContain('Nothing was loaded');
    expect(pulled()).toBeLessThan(5);
  });

  it('refuses an ARC line that asks for a monstrous range', async () => {
    const { report } = await expectTrace('1 1 0 1\n2 99999999999 0 2\n3 1 0 3\n4 0 0 4\n5 1 0 5\n9007199254740991 9 0 6\n6 1 0 7\n', {
      format: 'arc',
    });
    expect(report.malformed.map(({ line }) => line)).toEqual([2, 4, 6]);
  });

  it('skips huge lines in bounded memory', async () => {
    const { report, keys } = await expectTrace(`a\n${'x'.repeat(3_000_000)}\nb\na\n`, { format: 'keys' });
    expect(keys).toEqual([0, 1, 0]);
    expect(report.malformed).toEqual([{ line: 2, found: 'a line longer than 65536 bytes' }]);
  });

  it('shows no control characters of a malformed line', async () => {
    const { report } = await expectTrace(`a\nb\nc\n\u001b[2Jred\u202e\n${'d\n'.repeat(400)}`, { format: 'keys' });
    expect(report.malformed[0]!.found).toBe('"·[2Jred·"');
  });

  it.each([
    ['an empty file', new Uint8Array(0), 'empty'],
    ['a gzip file', Uint8Array.of(0x1f, 0x8b, 8, 0), 'Unpack it first'],
    ['a zip file', Uint8Array.of(0x50, 0x4b, 3, 4, 0), 'Unpack it first'],
    ['a Zstandard file', Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0), 'Unpack it first'],
    ['a binary file', Uint8Array.from({ length: 5000 }, (_, i) => (i * 37) % 256), 'binary'],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 65, 0, 10, 0), 'UTF-8'],
    ['blank lines', encoder.encode('\n  \n\t\n'), 'blank'],
    ['only markers', encoder.encode('*\n*\n'), 'no requests'],
  ])('says what is wrong with %s', async (_, content, words) => {
    const options: ReadTraceOptions = words === 'no requests' ? { format: 'lirs' } : {};
    expect(await expectFailure(content, options)).toContain(words);
  });

  it('tells progress, and stops when asked to', async () => {
    const content = 'abcdefg\n'.repeat(100_000);
    const seen: number[] = [];
    await read(content, { onProgress: ({ bytes }) => void seen.push(bytes) });
    expect(seen.at(-1)).toBe(content.length);
    expect(seen.toSorted((a, b) => a - b)).toEqual(seen);

    const controller = new AbortController();
    const { stream, pulled } = streamOf(content, 4096);
    const reading = readTrace(stream, { signal: controller.signal, onProgress: () => controller.abort() });
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    expect(pulled()).toBeLessThan(30);
  });

  it('passes on what the stream throws', async () => {
    const stream = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error('disk gone')) });
    await expect(readTrace(stream)).rejects.toThrow('disk gone');
  });
});

describe('createTraceBuilder', () => {
  it('keeps within its limits by keeping whole keys, and tells the rate', () => {
    const builder = createTraceBuilder({ requests: 5000, keys: 1000, fewestSampledKeys: 50 });
    const stream = createStream('limits');
    const asked = new Map<number, number>();
    for (let i = 0; i < 40_000; i++) {
      const key = stream.below(8000);
      asked.set(key, (asked.get(key) ?? 0) + 1);
      builder.add(key, 7);
    }
    const trace = builder.build();
    expect(trace.totalRequests).toBe(40_000);
    expect(trace.rate).toBe(1 / 8);
    expect(trace.keys.length).toBeLessThanOrEqual(5000);
    expect(trace.keys.length / 40_000 / trace.rate).toBeGreaterThan(0.8);
    expect(trace.keys.length / 40_000 / trace.rate).toBeLessThan(1.2);
    const counts = new Map<number, number>();
    for (const id of trace.keys) counts.set(id, (counts.get(id) ?? 0) + 1);
    expect(counts.size).toBe(trace.keyCount);
    const possible = new Set(asked.values());
    expect([...counts.values()].every((count) => possible.has(count))).toBe(true);
  });

  it('cuts a long trace of few keys short', () => {
    const builder = createTraceBuilder({ requests: 100, keys: 1000, fewestSampledKeys: 50 });
    for (let i = 0; i < 1000; i++) builder.add(i % 10, 0);
    expect(builder.build()).toMatchObject({ rate: 1, keyCount: 10, totalRequests: 100, ignoredRequests: 900 });
    expect([...builder.build().keys]).toEqual(Array.from({ length: 100 }, (_, i) => i % 10));
  });
});
