import { describe, expect, it } from 'vitest';
import { estimatorLink } from '../../../../../src/islands/labs/estimator/link.ts';
import { defaultSettings, drawQuestion, startOf } from '../../../../../src/islands/labs/estimator/settings.ts';
import { topicIds } from '../../../../../src/islands/labs/estimator/topics/index.ts';

describe('link of the estimator', () => {
  it.each(topicIds)('brings every number of %s back as it was', (topic) => {
    const settings = { topic, values: drawQuestion(topic, 3) };
    expect(estimatorLink.read(estimatorLink.format(settings))).toEqual({ settings, notes: [] });
  });

  it('is not read from the hash of a heading, and takes what it begins with for what is left out', () => {
    expect(estimatorLink.read('#quiz')).toBeUndefined();
    expect(estimatorLink.read('#lab?')).toEqual({ settings: defaultSettings, notes: [] });
  });

  it('makes what is not possible possible and says so', () => {
    const read = estimatorLink.read('#lab?for=storage&items=1e300&bytes=-4&years=text&copies=0&extra=&users=5')!;
    expect(read.settings).toEqual({ topic: 'storage', values: { ...startOf('storage'), items: 1e10, bytes: 10, copies: 1 } });
    expect(read.notes).toHaveLength(6);
    expect(read.notes.join(' ')).toMatch(/left out.*10,000,000,000 is used.*“Years kept” in the link is not possible; 5 is used/s);
  });

  it('shows a question there is for one there is not, without its text', () => {
    const read = estimatorLink.read('#lab?for=<b>constructor')!;
    expect(read.settings).toEqual(defaultSettings);
    expect(read.notes).toEqual(['The link asks for a kind of question that is not here; “Requests to servers” is shown.']);
  });
});
