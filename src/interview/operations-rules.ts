import { quote } from '../design/problem.ts';
import { type Finding, findSameNames } from './finding.ts';
import { isBlankOperation, nameOperation, type OperationsModel, pathParameters } from './operations.ts';
import { checkPath, findUnheardOf, shapeOf } from './operations-path-rules.ts';
import { hasWord, type PlacedOperation } from './placed-operation.ts';
import { mentions } from './words.ts';

/** Methods that only read. Source: RFC 9110, HTTP Semantics, 2022, section 9.2.1. */
const safeMethods: readonly string[] = ['GET'];
/** Methods of which a repeat has the effect of one. Source: RFC 9110, section 9.2.2. */
const idempotentMethods: readonly string[] = ['GET', 'PUT', 'DELETE'];

/** Words in the name of a parameter by which a server knows a repeat. */
const keyWords = ['key', 'idempotency', 'request id', 'nonce', 'dedupe', 'command id', 'client id', 'token'];
/** Words in the name of a parameter that says where the next page begins. */
const pageWords = ['cursor', 'after', 'before', 'page', 'token', 'offset', 'since', 'start', 'from', 'next', 'until', 'last'];
/** Words of an error that says that a thing is not there. */
const absenceWords = [
  '404',
  '410',
  'not found',
  'unknown',
  'missing',
  'gone',
  'no such',
  'not exist',
  'expired',
  'absent',
  'deleted',
  'ended',
];

/**
 * Checks an interface by rules I1 to I16, in the order of its operations. Operations about which nothing is written are passed over. A
 * rule reads what is written and no more: that it finds nothing does not make an interface good.
 */
export function checkOperations({ operations }: OperationsModel): Finding[] {
  const placed = operations
    .map((operation, index): PlacedOperation => ({
      operation,
      index,
      path: `operations[${index}]`,
      called: quote(nameOperation(operation, index)),
    }))
    .filter(({ operation }) => !isBlankOperation(operation));
  const between = [...findDoubles(placed), ...findUnheardOf(placed)];
  return placed.flatMap((one) => [
    ...between.filter(({ path }) => path === one.path),
    ...checkName(one),
    ...checkPath(one),
    ...checkParameters(one),
    ...checkMethod(one),
    ...checkErrors(one),
    ...checkRepeats(one),
    ...checkAnswer(one),
  ]);
}

// I1: an operation has a name. I2: no two have the same name, or the same method and path.
function checkName({ operation, path, called }: PlacedOperation): Finding[] {
  if (operation.name.trim() !== '') return [];
  const message = `${called} has no name.`;
  return [
    { rule: 'I1', path, message, why: 'The data model and the talk refer to it by name.', remedy: 'Name what it does: "make a link".' },
  ];
}

function findDoubles(placed: readonly PlacedOperation[]): Finding[] {
  const names = findSameNames(placed.map(({ operation }) => operation.name.toLowerCase())).map(({ first, later }) => ({
    rule: 'I2',
    path: placed[later]!.path,
    message: `${placed[later]!.called} has the name of operation ${placed[first]!.index + 1}.`,
    why: 'Who calls it could not say which of the two is meant.',
    remedy: 'Rename one of them, or take it out.',
  }));
  const routes = placed.map(({ operation: { method, path } }) => (method === '' || path === '' ? '' : `${method} ${shapeOf(path)}`));
  const doubles = findSameNames(routes).map(({ first, later }) => ({
    rule: 'I2',
    path: placed[later]!.path,
    message: `${placed[later]!.called} has the method and path of ${placed[first]!.called}.`,
    why: 'A request would fit both; paths that differ only in the names in braces are the same (OpenAPI 3.1, Paths Object).',
    remedy: 'Give one another path or another method.',
  }));
  return [...names, ...doubles];
}

// I5: no parameter is there twice, and each has a name.
function checkParameters({ operation, path, called }: PlacedOperation): Finding[] {
  const names = operation.parameters.map((parameter) => parameter.name);
  const doubles = findSameNames(names).map(({ later }) => ({
    rule: 'I5',
    path: `${path}.parameters[${later}]`,
    message: `${called} takes ${quote(names[later]!.trim())} twice.`,
    why: 'Which of the two counts is then up to each server and each library.',
    remedy: 'Take one out, or rename it.',
  }));
  const nameless = names.flatMap((name, index) =>
    name.trim() !== ''
      ? []
      : [
          {
            rule: 'I5',
            path: `${path}.parameters[${index}]`,
            message: `Parameter ${index + 1} of ${called} has no name.`,
            why: 'Nobody can send it.',
            remedy: 'Name it, or take it out.',
          },
        ],
  );
  return [...doubles, ...nameless];
}

// I6: a safe method changes nothing. I7: a method that is idempotent by its definition is said to be.
function checkMethod({ operation: { kind, method, isIdempotent }, path, called }: PlacedOperation): Finding[] {
  if (safeMethods.includes(method) && kind === 'command') {
    return [
      {
        rule: 'I6',
        path,
        message: `${called} is a ${method} and changes something.`,
        why: 'Crawlers, prefetching browsers and caches send or save a GET freely, since it is defined to only read (RFC 9110, section 9.2.1).',
        remedy: 'Use POST, PUT, PATCH or DELETE; or mark it as a query if what changes is not asked for, such as a count of clicks.',
      },
    ];
  }
  if (kind === 'command' && isIdempotent === 'no' && idempotentMethods.includes(method)) {
    return [
      {
        rule: 'I7',
        path,
        message: `${called} is a ${method}, and a repeat is said to do it again.`,
        why: `Clients and proxies may repeat a ${method} on their own, since it is defined to be idempotent (RFC 9110, section 9.2.2).`,
        remedy: 'Let a repeat do no more than the first call, or use POST.',
      },
    ];
  }
  return [];
}

// I8: a command has errors. I9: an error has a code and a reason, and its code is no code of success. I10: a look-up by a path says what
// comes where nothing is there.
function checkErrors({ operation, path, called }: PlacedOperation): Finding[] {
  const { kind, method, errors } = operation;
  const findings: Finding[] = [];
  if (kind === 'command' && errors.length === 0) {
    findings.push({
      rule: 'I8',
      path,
      message: `${called} changes something and names no error.`,
      why: 'A caller must know which failures to mend and which to try again; HTTP keeps 4xx for the first and 5xx for the second (RFC 9110, section 15).',
      remedy: 'Name what may be refused: bad input, a conflict, a limit reached, no right to do it.',
    });
  }
  for (const [index, { code, when }] of errors.entries()) {
    const at = `${path}.errors[${index}]`;
    if (code.trim() === '' || when.trim() === '') {
      findings.push({
        rule: 'I9',
        path: at,
        message: `Error ${index + 1} of ${called} has no ${code.trim() === '' ? 'code' : 'reason'}.`,
        why: 'Programs tell errors apart by code, people by reason.',
        remedy: 'Give both, as in 409: the code is taken.',
      });
    } else if (method !== '' && /^\d+$/.test(code.trim()) && !/^[45]\d\d$/.test(code.trim())) {
      findings.push({
        rule: 'I9',
        path: at,
        message: `${called} has ${quote(code.trim())} for an error.`,
        why: 'Of the codes of HTTP only 400 to 599 say that a request failed (RFC 9110, sections 15.5 and 15.6).',
        remedy: 'Choose a code of 4xx where the caller must change the request, of 5xx where the server failed.',
      });
    }
  }
  const isLookUp = pathParameters(operation.path).length > 0 && errors.length > 0;
  const saysAbsent = errors.some(({ code, when }) => absenceWords.some((word) => mentions(`${code} ${when}`, word)));
  if (isLookUp && !saysAbsent && method !== 'PUT') {
    findings.push({
      rule: 'I10',
      path,
      message: `${called} goes to a thing by its path, and no error says that it is not there.`,
      why: 'HTTP tells "not found" (404) from "was here and is gone for good" (410) (RFC 9110, sections 15.5.5 and 15.5.11).',
      remedy: 'Add 404, and 410 where things end or are deleted.',
    });
  }
  return findings;
}

// I11: a command that does it again on a repeat is a question. I12: a key that repeats are known by is a parameter.
function checkRepeats({ operation: { kind, method, isIdempotent, parameters }, path, called }: PlacedOperation): Finding[] {
  if (kind === 'command' && isIdempotent === 'no' && !idempotentMethods.includes(method)) {
    return [
      {
        rule: 'I11',
        path,
        message: `A repeat of ${called} does it again, and nothing lets the server know a repeat.`,
        why: 'A caller whose answer is lost cannot tell whether the call was carried out, and may not retry it unasked (RFC 9110, section 9.2.2).',
        remedy:
          'Take a key from the caller and answer its repeat with the first answer (Idempotency-Key, IETF draft of httpapi), or say in the note why twice is harmless.',
      },
    ];
  }
  if (isIdempotent === 'by-key' && !parameters.some(({ name }) => hasWord(name, keyWords))) {
    return [
      {
        rule: 'I12',
        path,
        message: `${called} knows repeats by a key, and no parameter looks like one.`,
        why: 'The key has to come from the caller, since only the caller knows that it repeats itself (Idempotency-Key, IETF draft of httpapi).',
        remedy: 'Add a parameter such as "request id" or "idempotency key".',
      },
    ];
  }
  return [];
}

// I13: a list comes in pages. I14: pages have a parameter that says where the next begins. I15: a query answers with something.
function checkAnswer({ operation: { kind, answers, paging, parameters }, path, called }: PlacedOperation): Finding[] {
  const findings: Finding[] = [];
  if (answers === 'list' && !paging) {
    findings.push({
      rule: 'I13',
      path,
      message: `${called} answers with a list that does not come in pages.`,
      why: 'Lists grow, and pages that are added later break every caller (Google AIP-158, Pagination).',
      remedy: 'Let it come in pages, or say in the note what bounds the list.',
    });
  }
  if (answers === 'list' && paging && !parameters.some(({ name }) => hasWord(name, pageWords))) {
    findings.push({
      rule: 'I14',
      path,
      message: `${called} comes in pages, and no parameter says where the next one begins.`,
      why: 'A caller has to name the place to go on from (Google AIP-158, Pagination).',
      remedy: 'Add a parameter such as "after" or "cursor", and return its next value.',
    });
  }
  if (kind === 'query' && answers === 'nothing') {
    findings.push({
      rule: 'I15',
      path,
      message: `${called} only reads, and answers with nothing.`,
      why: 'Nobody would notice whether it was called.',
      remedy: 'Say what it answers with, or mark it as a command.',
    });
  }
  return findings;
}
