import type { HastPluginDefinition } from 'satteri';
import { withBase } from './base-path.ts';

/**
 * Makes a Markdown plugin that puts links and images written from the root ("/course/") under the base path, so that authors need not
 * know where the site will stand. Covers Markdown links and `<a href="/...">` written in MDX; components use the `href` helper.
 */
export function baseLinks(base: string): HastPluginDefinition {
  return {
    name: 'headroom-base-links',
    element: {
      filter: ['a', 'img'],
      visit(node, context) {
        const name = node.tagName === 'a' ? 'href' : 'src';
        const link = node.properties[name];
        if (typeof link === 'string' && withBase(link, base) !== link) context.setProperty(node, name, withBase(link, base));
      },
    },
    mdxJsxTextElement: {
      filter: ['a'],
      visit(node, context) {
        const link = literalHref(node.attributes);
        if (link !== undefined && withBase(link, base) !== link) context.setProperty(node, 'href', withBase(link, base));
      },
    },
    mdxJsxFlowElement: {
      filter: ['a'],
      visit(node, context) {
        const link = literalHref(node.attributes);
        if (link !== undefined && withBase(link, base) !== link) context.setProperty(node, 'href', withBase(link, base));
      },
    },
  };
}

/** Returns the href of an `<a>` written as JSX when it is a literal. */
function literalHref(
  attributes: readonly { readonly type: string; readonly name?: unknown; readonly value?: unknown }[],
): string | undefined {
  const attribute = attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === 'href');
  return typeof attribute?.value === 'string' ? attribute.value : undefined;
}
