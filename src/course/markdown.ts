import { satteri } from '@astrojs/markdown-satteri';
import { baseLinks } from './build/base-links.ts';

const renderer = satteri({ hastPlugins: [baseLinks(import.meta.env.BASE_URL)] }).createRenderer({ syntaxHighlight: false });

/** Returns the HTML of an author's Markdown, such as a hint. */
export async function markdownToHtml(markdown: string): Promise<string> {
  return (await (await renderer).render(markdown)).code.trim();
}

/** Returns the HTML of one line of Markdown, such as a rule, without the paragraph around it. */
export async function inlineMarkdownToHtml(markdown: string): Promise<string> {
  return (await markdownToHtml(markdown)).replace(/^<p>([\s\S]*)<\/p>$/, '$1');
}
