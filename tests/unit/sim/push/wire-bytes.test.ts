import { describe, expect, it } from 'vitest';
import { chunkBytes, streamCommentBytes, streamEventBytes, webSocketFrameBytes } from '../../../../src/sim/push/index.ts';

describe('bytes on the wire', () => {
  it('[P5] of a WebSocket frame: the examples of RFC 6455, section 5.7', () => {
    // "Hello" unmasked is 0x81 0x05 and 5 bytes; masked 0x81 0x85, a key of 4 and 5 bytes.
    expect([webSocketFrameBytes(5, false), webSocketFrameBytes(5, true)]).toEqual([7, 11]);
    // 256 bytes: 0x82 0x7E 0x0100; 64 KiB: 0x82 0x7F and 8 bytes of length.
    expect([webSocketFrameBytes(256, false), webSocketFrameBytes(65_536, false)]).toEqual([260, 65_546]);
    expect([webSocketFrameBytes(125, false), webSocketFrameBytes(126, false), webSocketFrameBytes(65_535, false)]).toEqual([
      127, 130, 65_539,
    ]);
  });

  it('[P5] of a chunk: size in hexadecimal, CRLF, data, CRLF', () => {
    expect(chunkBytes(3)).toBe('3\r\nabc\r\n'.length);
    expect(chunkBytes(16)).toBe('10\r\n0123456789abcdef\r\n'.length);
  });

  it('[P5] of an event and a comment of a stream', () => {
    expect(streamEventBytes(5, 42)).toBe('18\r\nid: 42\ndata: hello\n\n\r\n'.length);
    expect(streamCommentBytes).toBe('3\r\n:\n\n\r\n'.length);
  });
});
