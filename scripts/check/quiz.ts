import { parseExpressionAt, type Expression, type Pattern, type Property, type SpreadElement } from 'acorn';
import type { CheckFailure } from './report.ts';

/** Returns what is wrong with the quiz of a lesson: an answer without an explanation, not exactly one right answer, an id used twice, no quiz. */
export function findQuizProblems(file: string, mdx: string): CheckFailure[] {
  const failures: CheckFailure[] = [];
  const questions = [...mdx.matchAll(/<Question\b/g)].map((found) => mdx.slice(found.index));
  if (!/<Quiz\b[^>]*\blesson="/.test(mdx) || questions.length === 0) {
    return [{ path: file, message: 'has no quiz', remedy: 'Write <Quiz lesson="..."> with questions in it.' }];
  }
  const ids = new Set<string>();
  for (const question of questions) {
    const id = /\bid="([^"]*)"/.exec(question)?.[1] ?? '';
    const fail = (message: string, remedy: string) => failures.push({ path: file, message: `question "${id}" ${message}`, remedy });
    if (id === '' || ids.has(id)) fail('has no id of its own', "Name it: the learner's answers are kept under the name.");
    ids.add(id);
    const answers = readAnswers(question);
    if (!answers) fail('has no answers that can be read', 'Write answers={[{ text, why, right: true }, ...]} with plain texts.');
    else {
      const silent = answers.filter((answer) => !answer.why?.trim() || !answer.text?.trim());
      if (silent.length > 0) fail(`has ${silent.length} answers without a text or a "why"`, 'Say why each is right or wrong.');
      if (answers.length < 2 || answers.filter((answer) => answer.right).length !== 1)
        fail('has not exactly one right answer among several', 'Mark one with right: true.');
    }
  }
  return failures;
}

interface Answer {
  readonly text?: string;
  readonly why?: string;
  readonly right?: boolean;
}

/** Reads the answers of a question as data, or returns undefined when they are more than literals. */
function readAnswers(question: string): Answer[] | undefined {
  const start = question.indexOf('answers={');
  if (start < 0) return undefined;
  try {
    const list = parseExpressionAt(question, start + 'answers={'.length, { ecmaVersion: 2025 });
    if (list.type !== 'ArrayExpression') return undefined;
    return list.elements.map(answerOf);
  } catch {
    return undefined;
  }
}

function answerOf(element: Expression | SpreadElement | null): Answer {
  if (element?.type !== 'ObjectExpression') throw new Error('an answer is no object literal');
  return Object.fromEntries(element.properties.map(entryOf));
}

function entryOf(property: Property | SpreadElement): [string, unknown] {
  if (property.type === 'SpreadElement') throw new Error('an answer is spread from elsewhere');
  const { key, value } = property;
  const name = key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : '';
  return [name, literalOf(value)];
}

function literalOf(node: Expression | Pattern): unknown {
  if (node.type === 'TemplateLiteral') return node.quasis.map((quasi) => quasi.value.cooked).join('…');
  return node.type === 'Literal' ? node.value : undefined;
}
