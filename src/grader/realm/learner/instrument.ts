import { parse, type Node, type Program, type Pattern } from 'acorn';
import { ancestor } from 'acorn-walk';
import MagicString from 'magic-string';
import { isReservedIdentifier, meterNames } from './meter-names.ts';

/** The learner's module made ready to run: metered, and its exports returned instead of exported. */
export type Instrumented =
  | { readonly ok: true; readonly code: string; readonly exports: readonly string[] }
  | {
      readonly ok: false;
      readonly kind: 'syntax' | 'forbidden';
      readonly message: string;
      readonly remedy: string;
      readonly line: number;
      readonly column: number;
    };

class Forbidden extends Error {
  readonly node: Node;
  readonly remedy: string;
  constructor(node: Node, message: string, remedy: string) {
    super(message);
    this.node = node;
    this.remedy = remedy;
  }
}

const tooDeep = { message: 'Your code is nested too deeply to be read.', remedy: 'Split what is nested into steps with names.' };

interface FunctionLike extends Node {
  readonly body: Node;
  readonly params: readonly Pattern[];
  readonly expression?: boolean;
}

/**
 * Rewrites a module as the body of a function that returns its exports, and inserts the meter: a tick at each turn of a loop and each entry of a
 * function, a charge where syntax copies (object spread, rest, for-in) or allocates (`new`). Lines stay where they were.
 * Returns the position and remedy when the source does not parse or uses what the sandbox does not offer.
 */
export function instrument(source: string): Instrumented {
  let program: Program;
  try {
    program = parse(source, { ecmaVersion: 2025, sourceType: 'module', locations: true, allowHashBang: false });
  } catch (error) {
    // acorn makes a syntax error of its own of an overflow of the stack.
    if (/stack space|call stack|recursion/i.test((error as Error).message))
      return { ok: false, kind: 'syntax', ...tooDeep, line: 1, column: 1 };
    const at = (error as { loc?: { line: number; column: number } }).loc ?? { line: 1, column: 0 };
    const message = (error as Error).message.replace(/ \(\d+:\d+\)$/, '');
    return {
      ok: false,
      kind: 'syntax',
      message,
      remedy: 'Mend the syntax at this place and run again.',
      line: at.line,
      column: at.column + 1,
    };
  }
  const text = new MagicString(source);
  const exported = new Map<string, string>();
  try {
    insertMeter(program, text);
    for (const statement of program.body) rewriteExport(statement as Node, text, exported);
  } catch (error) {
    // Walking a tree that is deep enough uses up the stack, as parsing it may have done.
    if (error instanceof RangeError) return { ok: false, kind: 'syntax', ...tooDeep, line: 1, column: 1 };
    if (!(error instanceof Forbidden)) throw error;
    const at = error.node.loc!.start;
    return { ok: false, kind: 'forbidden', message: error.message, remedy: error.remedy, line: at.line, column: at.column + 1 };
  }
  const members = [...exported].map(([name, local]) => `${JSON.stringify(name)}:${local}`);
  text.append(`\n;return {__proto__:null,${members.join(',')}};`);
  return { ok: true, code: text.toString(), exports: [...exported.keys()] };
}

/** Takes the `export` off a top-level statement and notes which local name stands for which exported one. */
function rewriteExport(node: any, text: MagicString, exported: Map<string, string>): void {
  if (
    node.type === 'ImportDeclaration' ||
    node.type === 'ExportAllDeclaration' ||
    (node.type === 'ExportNamedDeclaration' && node.source)
  ) {
    throw new Forbidden(
      node,
      'Your code imports a module.',
      'Write it in this one file: nothing can be imported here. `import type` is fine.',
    );
  }
  if (node.type === 'ExportDefaultDeclaration') {
    const declaration = node.declaration;
    if (declaration.id) {
      text.overwrite(node.start, declaration.start, linesOf(text.original.slice(node.start, declaration.start)));
      exported.set('default', declaration.id.name);
    } else {
      // Up to the word itself, not up to the declaration: a bracket may stand between.
      const words = exportDefault.exec(text.original.slice(node.start))![0];
      text.overwrite(node.start, node.start + words.length, `const ${meterNames.defaultExport} =${linesOf(words)}`);
      // What was a declaration is an expression now: without this the next line may be taken for its continuation.
      if (text.original[node.end - 1] !== ';') text.appendLeft(node.end, ';');
      exported.set('default', meterNames.defaultExport);
    }
  } else if (node.type === 'ExportNamedDeclaration' && node.declaration) {
    text.overwrite(node.start, node.declaration.start, linesOf(text.original.slice(node.start, node.declaration.start)));
    for (const name of declaredNames(node.declaration)) exported.set(name, name);
  } else if (node.type === 'ExportNamedDeclaration') {
    for (const one of node.specifiers) exported.set(one.exported.name ?? one.exported.value, one.local.name);
    text.overwrite(node.start, node.end, `;${linesOf(text.original.slice(node.start, node.end))}`);
  }
}

const exportDefault = /^export(?:\s|\/\*[^]*?\*\/|\/\/.*)*default/;

/** Returns as many line breaks as a text has, after a space. */
function linesOf(source: string): string {
  return ` ${source.replace(/[^\n]/g, '')}`;
}

/** Returns the names that a declaration binds. */
function declaredNames(declaration: any): string[] {
  if (declaration.type !== 'VariableDeclaration') return [declaration.id.name];
  return declaration.declarations.flatMap((one: any) => patternNames(one.id));
}

/** Returns the names that a pattern binds. */
function patternNames(pattern: any): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((one: any) => patternNames(one.type === 'RestElement' ? one.argument : one.value));
    case 'ArrayPattern':
      return pattern.elements.flatMap((one: any) => (one ? patternNames(one) : []));
    case 'AssignmentPattern':
      return patternNames(pattern.left);
    default:
      return patternNames(pattern.argument);
  }
}

function insertMeter(program: Program, text: MagicString): void {
  const tick = meterNames.tick;
  // Children are visited before their parents, so what a parent adds goes outside of what is there, also where one node ends and the next begins.
  const surround = (node: Node, before: string, after: string) => {
    text.prependRight(node.start, before);
    text.appendLeft(node.end, after);
  };
  const enterFunction = (node: Node) => {
    const fn = node as FunctionLike;
    const line = node.loc!.start.line;
    if (fn.body.type === 'BlockStatement') text.appendLeft(fn.body.start + 1, `${tick}(${line});${chargeRestParameters(fn)}`);
    else surround(fn.body, `(${tick}(${line}),`, ')');
  };
  const enterLoop = (node: any) => {
    const call = `${tick}(${node.loc.start.line});`;
    if (node.body.type === 'BlockStatement') text.appendLeft(node.body.start + 1, call);
    else surround(node.body, `{${call}`, '}');
  };
  const wrap = (node: Node, name: string) => surround(node, `${name}(`, ')');
  const visitors: Record<string, (node: any, state: unknown, ancestors: Node[]) => void> = {
    FunctionDeclaration: enterFunction,
    FunctionExpression: enterFunction,
    ArrowFunctionExpression: enterFunction,
    ForStatement: enterLoop,
    WhileStatement: enterLoop,
    DoWhileStatement: enterLoop,
    ForOfStatement: enterLoop,
    ForInStatement(node) {
      enterLoop(node);
      wrap(node.right, meterNames.chargeKeys);
    },
    ObjectExpression(node) {
      for (const property of node.properties) if (property.type === 'SpreadElement') wrap(property.argument, meterNames.chargeKeys);
    },
    VariableDeclarator(node) {
      if (node.init && hasObjectRest(node.id)) wrap(node.init, meterNames.chargeKeys);
    },
    AssignmentExpression(node) {
      if (hasObjectRest(node.left)) wrap(node.right, meterNames.chargeKeys);
    },
    NewExpression(node) {
      wrap(node, meterNames.chargeNew);
    },
    CallExpression(node) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'eval') {
        throw new Forbidden(node, 'Your code calls eval.', 'Write the code itself: nothing is compiled from text here.');
      }
    },
    ImportExpression(node) {
      throw new Forbidden(node, 'Your code imports a module with import().', 'Write it in this one file: nothing can be imported here.');
    },
    MetaProperty(node) {
      if (node.meta.name === 'import')
        throw new Forbidden(node, 'Your code reads import.meta.', 'There is no module file here: leave it out.');
    },
    AwaitExpression(node, _state, ancestors) {
      if (!ancestors.some((one) => /Function/.test(one.type))) {
        throw new Forbidden(node, 'Your code awaits at the top level.', 'Await inside an async function.');
      }
    },
    Property: (node) => respellKey(node, text),
    MethodDefinition: (node) => respellKey(node, text),
    PropertyDefinition: (node) => respellKey(node, text),
    Literal: (node) => respellLiteral(node, text),
    TemplateElement: (node) => respellLiteral(node, text),
    Identifier: checkName,
    VariablePattern: checkName,
  };
  ancestor(program as Node, visitors as never);
}

/** Texts that SES takes for HTML-like comments and import() wherever they stand, with the spelling that means the same inside a literal. */
const respellings: readonly [RegExp, string][] = [
  [/<!--/g, '<\\x21--'],
  [/-->/g, '--\\x3e'],
  [/\bimport(?=\s*(?:\(|\/[/*]))/g, '\\x69mport'],
];

/** Respells what SES would rewrite inside a string, template or regular expression, so that the literal keeps its value. */
function respellLiteral(node: Node, text: MagicString): void {
  const source = text.original.slice(node.start, node.end);
  const respelt = respellings.reduce((so, [pattern, spelling]) => so.replace(pattern, spelling), source);
  if (respelt !== source) text.overwrite(node.start, node.end, respelt);
}

/** Does the same for the names of members, which are not visited; a method named import looks like a call and is quoted. */
function respellKey({ key, computed, shorthand }: any, text: MagicString): void {
  if (computed || shorthand) return;
  if (key.type === 'Literal') respellLiteral(key, text);
  else if (key.name === 'import') text.overwrite(key.start, key.end, '"import"');
}

function checkName(node: any): void {
  if (isReservedIdentifier(node.name)) {
    throw new Forbidden(
      node,
      `The name ${node.name} is taken by the grader.`,
      'Choose another name: names that begin with $hr$ are reserved.',
    );
  }
}

function hasObjectRest(pattern: any): boolean {
  if (pattern.type === 'ObjectPattern') {
    return pattern.properties.some((one: any) => one.type === 'RestElement' || hasObjectRest(one.value));
  }
  if (pattern.type === 'ArrayPattern') return pattern.elements.some((one: any) => one && hasObjectRest(one));
  if (pattern.type === 'AssignmentPattern') return hasObjectRest(pattern.left);
  return pattern.type === 'RestElement' && hasObjectRest(pattern.argument);
}

/** Returns statements that charge what `({ a, ...rest }) => {}` copied into rest. */
function chargeRestParameters(fn: FunctionLike): string {
  const names = fn.params.filter(hasObjectRest).flatMap((pattern) => patternNames(pattern));
  return names.map((name) => `${meterNames.chargeKeys}(${name});`).join('');
}
