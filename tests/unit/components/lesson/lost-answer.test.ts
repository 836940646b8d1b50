import { describe, expect, it } from 'vitest';
import { playLostAnswer } from '../../../../src/components/lesson/lost-answer.ts';

describe('a lost answer', () => {
  it('makes a plain POST pay twice, and a key or a name of one’s own pay once', () => {
    const last = (['post', 'post-with-key', 'put'] as const).map((request) => playLostAnswer(request).at(-1)!);
    expect(last.map(({ payments }) => payments)).toEqual([2, 1, 1]);
    expect(last.map(({ isBad }) => isBad)).toEqual([true, false, false]);
  });

  it('answers the repeat with a key as the first time, and the repeat of PUT with 200', () => {
    expect(playLostAnswer('post-with-key')[4]!.words).toBe('The server knows the key, takes nothing, and answers 201.');
    expect(playLostAnswer('put')[4]!.words).toBe('The server knows the resource, takes nothing, and answers 200.');
  });

  it('leaves the client unsure from the loss to the second answer', () => {
    expect(playLostAnswer('post').map(({ clientKnows }) => clientKnows)).toEqual([
      'nothing yet',
      'nothing yet',
      'it may or may not have happened',
      'it may or may not have happened',
      'it may or may not have happened',
      'payment 2 is made',
    ]);
  });
});
