/**
 * Returns the bytes that a WebSocket frame of so many payload bytes takes.
 * Source: RFC 6455, section 5.2: two bytes, two or eight more for a length above 125 or 65,535, and a mask of four from a client.
 */
export function webSocketFrameBytes(payloadBytes: number, fromClient: boolean): number {
  const length = payloadBytes <= 125 ? 0 : payloadBytes <= 0xffff ? 2 : 8;
  return 2 + length + (fromClient ? 4 : 0) + payloadBytes;
}

/**
 * Returns the bytes of one chunk: its size in hexadecimal, the data, and a line end after each.
 * Source: RFC 9112, section 7.1, chunked transfer coding.
 */
export function chunkBytes(dataBytes: number): number {
  return dataBytes.toString(16).length + 2 + dataBytes + 2;
}

/**
 * Returns the bytes of an event as a chunk of an event stream: "id: N", "data: " and the payload on one line, an empty line.
 * Source: WHATWG, HTML Standard, section 9.2.5, parsing an event stream.
 */
export function streamEventBytes(payloadBytes: number, id: number): number {
  return chunkBytes(`id: ${id}\ndata: \n\n`.length + payloadBytes);
}

/** The bytes of a comment with which a stream shows that it is alive, ":" and two line ends, as a chunk. */
export const streamCommentBytes = chunkBytes(':\n\n'.length);
