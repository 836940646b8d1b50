import type { EntitiesModel, Entity } from '../../../src/interview/entities.ts';
import { createEntity, createField, noEntities } from '../../../src/interview/entities.ts';
import type { Operation, OperationsModel } from '../../../src/interview/operations.ts';
import { createOperation, noOperations } from '../../../src/interview/operations.ts';

/** An interface in which no rule finds anything; `change` edits it first. */
export function soundOperations(change: (operations: [Operation, Operation, Operation, Operation]) => void = () => {}): OperationsModel {
  const create: Operation = {
    ...createOperation('create', 'command'),
    name: 'make a link',
    method: 'POST',
    path: '/links',
    parameters: [
      { name: 'target', type: 'text', isRequired: true },
      { name: 'requestId', type: 'uuid', isRequired: true },
    ],
    answers: 'one',
    returns: 'code, target, ends',
    errors: [
      { code: '409', when: 'the code is taken' },
      { code: '429', when: 'too many links' },
    ],
    isIdempotent: 'by-key',
  };
  const open: Operation = {
    ...createOperation('open'),
    name: 'open a link',
    method: 'GET',
    path: '/{code}',
    parameters: [{ name: 'code', type: 'text', isRequired: true }],
    returns: 'a redirect to the target',
    errors: [{ code: '404', when: 'no such code' }],
  };
  const list: Operation = {
    ...createOperation('list'),
    name: 'list links',
    method: 'GET',
    path: '/links',
    parameters: [{ name: 'pageToken', type: 'text', isRequired: false }],
    answers: 'list',
    returns: 'code, target, made; the next page token',
    paging: true,
  };
  const remove: Operation = {
    ...createOperation('remove', 'command'),
    name: 'delete a link',
    method: 'DELETE',
    path: '/links/{code}',
    parameters: [{ name: 'code', type: 'text', isRequired: true }],
    errors: [
      { code: '403', when: 'not the owner' },
      { code: '404', when: 'unknown' },
    ],
    isIdempotent: 'yes',
  };
  const operations: [Operation, Operation, Operation, Operation] = [create, open, list, remove];
  change(operations);
  return { ...noOperations, operations };
}

/** A data model for {@link soundOperations} in which no rule finds anything; `change` edits it first. */
export function soundEntities(change: (entities: [Entity, Entity]) => void = () => {}): EntitiesModel {
  const link: Entity = {
    ...createEntity('link'),
    name: 'link',
    fields: [
      { ...createField(), name: 'code', type: 'text', bytes: 7, values: 'many', isUnique: true },
      { ...createField(), name: 'target', type: 'text', bytes: 100 },
      { ...createField(), name: 'owner', type: 'uuid', values: 'many' },
      { ...createField(), name: 'made', type: 'timestamp', values: 'rising' },
    ],
    key: ['code'],
    partitionKey: ['code'],
    indexes: [{ fields: ['owner', 'made'], isUnique: false, isGlobal: true }],
    accessPaths: [
      { operation: 'create', does: 'insert', by: [], sortBy: '' },
      { operation: 'open', does: 'one', by: ['code'], sortBy: '' },
      { operation: 'list', does: 'list', by: ['owner'], sortBy: 'made' },
      { operation: 'remove', does: 'one', by: ['code'], sortBy: '' },
    ],
    relations: [{ to: 'account', kind: 'many-to-one', by: ['owner'] }],
    rowsPerDay: 1_000_000,
    retention: 'days',
    retentionDays: 1000,
  };
  const account: Entity = {
    ...createEntity('account'),
    name: 'account',
    fields: [
      { ...createField(), name: 'id', type: 'uuid' },
      { ...createField(), name: 'email', type: 'text', isUnique: true },
    ],
    key: ['id'],
    indexes: [{ fields: ['email'], isUnique: true, isGlobal: false }],
    accessPaths: [{ operation: '', does: 'one', by: ['email'], sortBy: '' }],
    rows: 2_000_000,
    retention: 'kept',
  };
  const entities: [Entity, Entity] = [link, account];
  change(entities);
  return { ...noEntities, entities };
}
