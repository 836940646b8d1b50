import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { createEntity, entityLimits, noEntities, writeEntities } from '../../../../src/interview/entities.ts';
import { createOperation, noOperations, operationLimits, writeOperations } from '../../../../src/interview/operations.ts';
import EntitiesEditor from '../../../../src/islands/interview-editors/EntitiesEditor.tsx';
import OperationsEditor from '../../../../src/islands/interview-editors/OperationsEditor.tsx';
import { soundEntities, soundOperations } from '../../interview/structured-models.ts';

const nobody = (): void => {};
const showOperations = (text: string, readOnly = false): string =>
  renderToStaticMarkup(<OperationsEditor text={text} onChange={nobody} readOnly={readOnly} />);
const showEntities = (text: string, readOnly = false, operationsText = ''): string =>
  renderToStaticMarkup(<EntitiesEditor text={text} onChange={nobody} readOnly={readOnly} operationsText={operationsText} />);

/** Returns the labels of a page that belong to no field, and the fields that have no label. */
function findUnlabelled(html: string): string[] {
  const labelled = new Set([...html.matchAll(/<label for="([^"]+)"/g)].map((found) => found[1]!));
  const fields = [...html.matchAll(/<(?:input|select|textarea) id="([^"]+)"/g)].map((found) => found[1]!);
  const all = [...html.matchAll(/<(?:input|select|textarea)\b/g)].length;
  return [
    ...fields.filter((id) => !labelled.has(id)),
    ...[...labelled].filter((id) => !fields.includes(id)),
    ...Array(all - fields.length).fill('no id'),
  ];
}

describe('the interface editor', () => {
  it('says what to do while it is empty', () => {
    const html = showOperations('');
    expect(html).toContain('No operation yet.');
    expect(html).toContain('Add a command');
    expect(html).not.toContain('What the rules find');
  });

  it('shows each operation with its fields labelled, and what the rules find beside it and in a list', () => {
    const three = soundOperations((operations) => {
      operations.pop();
      operations[0].errors = [];
    });
    const html = showOperations(writeOperations(three));
    expect(html).toContain('1. make a link');
    expect(html).toContain('aria-label="Findings on the operation “make a link”"');
    expect(html.match(/&quot;make a link&quot; changes something and names no error\./g)).toHaveLength(2);
    expect(html).toContain('One thing to look at.');
    expect(findUnlabelled(html)).toEqual([]);
    expect(html).toContain('aria-label="Move parameter “target” down"');
    expect(html).toContain('aria-label="Remove error “404”"');
  });

  it('closes items where there are more than three', () => {
    const html = showOperations(writeOperations(soundOperations()));
    expect(html.match(/aria-expanded="false"/g)).toHaveLength(4);
    expect(html).not.toContain('<input');
  });

  it('offers the names in a path as parameters', () => {
    const operation = { ...createOperation('a'), path: '/users/{user}/links/{code}' };
    expect(showOperations(writeOperations({ ...noOperations, operations: [operation] }))).toContain('Add {user}, {code} from the path');
  });

  it('keeps a text that it cannot read, with the reason', () => {
    const html = showOperations('POST /shorten <b>returns</b> the short URL');
    expect(html).toContain('The text is not JSON, or was cut short.');
    expect(html).toContain('POST /shorten &lt;b&gt;returns&lt;/b&gt; the short URL</textarea>');
    expect(html).toContain('Start anew');
    expect(showOperations('POST /shorten', true)).not.toContain('Start anew');
  });

  it('only shows where nothing may be changed', () => {
    const html = showOperations(writeOperations(soundOperations()), true);
    expect(html).toContain('1. make a link: POST /links (command)');
    expect(html).not.toMatch(/<input|<button/);
    expect(showOperations('', true)).toContain('No operation was written.');
  });

  it('stops at the most it can hold', () => {
    const operations = Array.from({ length: operationLimits.operations }, (_, index) => createOperation(`o${index}`));
    const html = showOperations(writeOperations({ ...noOperations, operations }));
    expect(html).toContain('60 operations are the most.');
    expect(html).toMatch(/aria-disabled="true"[^>]*>Add a query/);
  });
});

describe('the data-model editor', () => {
  const operationsText = writeOperations(soundOperations());

  it('says what to do while it is empty', () => {
    expect(showEntities('')).toContain('No entity yet.');
  });

  it('shows each entity with its fields labelled, its size, and the operations to choose from', () => {
    const html = showEntities(writeEntities(soundEntities()), false, operationsText);
    expect(findUnlabelled(html)).toEqual([]);
    expect(html).toContain('1,000,000,000 of them are 131 GB');
    expect(html).toContain('<option value="list" selected="">list links</option>');
    expect(html).toContain('Nothing. They read what is written');
  });

  it('shows what the rules find on the whole where it explains itself', () => {
    const html = showEntities(writeEntities(soundEntities(([link]) => void link.accessPaths.pop())), false, operationsText);
    expect(html).toContain('No access path is used by the operation &quot;delete a link&quot;.');
    expect(html).toContain('aria-label="Findings on the data model as a whole"');
  });

  it('names an operation and an entity that are gone as such', () => {
    const model = soundEntities(([link]) => {
      link.accessPaths[0]!.operation = 'gone';
      link.relations[0]!.to = 'gone';
    });
    expect(showEntities(writeEntities(model), false, operationsText).match(/>no longer there</g)).toHaveLength(2);
    // Without an interface that can be read nothing is said about its operations.
    const unread = showEntities(writeEntities(soundEntities()), false, '{');
    expect(unread).not.toContain('no longer there');
    expect(unread).toContain('>one of the interface</option>');
  });

  it('keeps a text that it cannot read, only shows where nothing may be changed, and stops at the most it can hold', () => {
    expect(showEntities('links(code)')).toContain('links(code)</textarea>');
    const html = showEntities(writeEntities(soundEntities()), true, operationsText);
    expect(html).toContain('Lists by owner, sorted by made, for list links');
    expect(html).not.toMatch(/<input|<button/);
    const entities = Array.from({ length: entityLimits.entities }, (_, index) => createEntity(`e${index}`));
    expect(showEntities(writeEntities({ ...noEntities, entities }))).toContain('40 entities are the most.');
  });
});
