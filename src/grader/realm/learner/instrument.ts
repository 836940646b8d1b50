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
    for (const statement of program.body) rewriteExport(statement as Node, text, exported);
    insertMeter(program, text);
  } catch (error) {
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
      text.overwrite(node.start, declaration.start, ' '.repeat(declaration.start - node.start));
      exported.set('default', declaration.id.name);
    } else {
      text.overwrite(node.start, declaration.start, `const ${meterNames.defaultExport} = `);
      exported.set('default', meterNames.defaultExport);
    }
  } else if (node.type === 'ExportNamedDeclaration' && node.declaration) {
    text.remove(node.start, node.declaration.start);
    for (const name of declaredNames(node.declaration)) exported.set(name, name);
  } else if (node.type === 'ExportNamedDeclaration') {
    for (const one of node.specifiers) exported.set(one.exported.name ?? one.exported.value, one.local.name);
    const lines = text.original.slice(node.start, node.end).replace(/[^\n]/g, '');
    text.overwrite(node.start, node.end, `;${lines}`);
  }
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
  const tick = `${meterNames.tick}`;
  const enterFunction = (node: Node) => {
    const fn = node as FunctionLike;
    const line = node.loc!.start.line;
    if (fn.body.type === 'BlockStatement') text.appendLeft(fn.body.start + 1, `${tick}(${line});${chargeRestParameters(fn)}`);
    else {
      text.appendLeft(fn.body.start, `(${tick}(${line}),`);
      text.prependRight(fn.body.end, ')');
    }
  };
  const enterLoop = (node: any) => {
    const call = `${tick}(${node.loc.start.line});`;
    if (node.body.type === 'BlockStatement') text.appendLeft(node.body.start + 1, call);
    else {
      text.appendLeft(node.body.start, `{${call}`);
      text.prependRight(node.body.end, '}');
    }
  };
  const wrap = (node: Node, name: string) => {
    text.appendLeft(node.start, `${name}(`);
    text.prependRight(node.end, ')');
  };
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
    Identifier: checkName,
    VariablePattern: checkName,
  };
  ancestor(program as Node, visitors as never);
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
