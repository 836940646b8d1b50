import type { Rule } from 'eslint';

const why = 'a verdict or a figure must come out the same on every machine and run';

/** What may not be used, and what to use instead. */
const bannedMembers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Math: {
    random: 'draw from a seeded stream of src/kernel (createStream)',
    ...Object.fromEntries(['log', 'log2', 'log10', 'log1p'].map((name) => [name, 'use ln of src/kernel: engines differ in the last bits'])),
    ...Object.fromEntries(['exp', 'expm1'].map((name) => [name, 'use exp of src/kernel: engines differ in the last bits'])),
    ...Object.fromEntries(
      ['pow', 'hypot', 'cbrt', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2', 'sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh'].map(
        (name) => [name, 'engines differ in the last bits: compute it from multiplication and sqrt, or by src/kernel'],
      ),
    ),
  },
  Date: { now: 'use virtual time' },
  performance: { now: 'use virtual time' },
};

/** Forbids what differs between machines or runs: chance, clocks, locales, and mathematics that engines round differently. */
export const determinismRule: Rule.RuleModule = {
  meta: { type: 'problem', schema: [], docs: { description: 'Forbid what differs between machines or runs' } },
  create(context) {
    const report = (node: Rule.Node, what: string, remedy: string): void =>
      context.report({ node, message: `${what} is not allowed here: ${why}. Instead, ${remedy}.` });
    return {
      'MemberExpression[computed=false]'(node: Rule.Node) {
        const { object, property } = node as unknown as { object: { type: string; name?: string }; property: { name: string } };
        if (object.type === 'Identifier' && object.name !== undefined) {
          const banned = bannedMembers[object.name];
          if (banned && Object.hasOwn(banned, property.name)) report(node, `${object.name}.${property.name}`, banned[property.name] ?? '');
        }
        if (/^(localeCompare|toLocale[A-Z]\w*)$/.test(property.name))
          report(node, property.name, 'compare with < and format by hand: locales differ');
      },
      'VariableDeclarator[init.type="Identifier"] > ObjectPattern > Property'(node: Rule.Node) {
        const { key, parent } = node as unknown as { key: { name?: string }; parent: { parent: { init: { name: string } } } };
        const banned = bannedMembers[parent.parent.init.name];
        if (banned && key.name !== undefined && Object.hasOwn(banned, key.name)) {
          report(node, `${parent.parent.init.name}.${key.name}`, banned[key.name] ?? '');
        }
      },
      'NewExpression[callee.name="Date"][arguments.length=0]': (node: Rule.Node) => report(node, 'new Date()', 'use virtual time'),
      'CallExpression[callee.name="Date"]': (node: Rule.Node) => report(node, 'Date()', 'use virtual time'),
      'MemberExpression > Identifier.object[name="Intl"]': (node: Rule.Node) => report(node, 'Intl', 'format by hand: locales differ'),
    } as Rule.RuleListener;
  },
};
