/** A tag of an HTML page: its name in lower case and its attributes, entities in values decoded as far as URLs need it. */
export interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** What stands between a script's tags; empty for every other element. */
  readonly text: string;
}

const tagPattern = /<!--[\s\S]*?-->|<([a-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi;
const attributePattern = /([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** Returns the opening tags of a page in order. Text within quotes and comments is not taken for tags; that of scripts and styles is skipped. */
export function readTags(html: string): Tag[] {
  const tags: Tag[] = [];
  tagPattern.lastIndex = 0;
  for (let match = tagPattern.exec(html); match; match = tagPattern.exec(html)) {
    const name = match[1]?.toLowerCase();
    if (name === undefined) continue;
    const end = name === 'script' || name === 'style' ? endOfRawText(html, tagPattern.lastIndex, name) : undefined;
    const text = end === undefined ? '' : html.slice(tagPattern.lastIndex, end);
    if (end !== undefined) tagPattern.lastIndex = end;
    tags.push({ name, attributes: readAttributes(match[2] ?? ''), text });
  }
  return tags;
}

/** Returns where the closing tag of a script or style begins; the end of the page when there is none. */
function endOfRawText(html: string, from: number, name: string): number {
  const closing = new RegExp(`</${name}\\b`, 'gi');
  closing.lastIndex = from;
  return closing.exec(html)?.index ?? html.length;
}

/** Returns the attributes of a tag by name in lower case. */
function readAttributes(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single, bare] of text.matchAll(attributePattern)) {
    const value = (double ?? single ?? bare ?? '')
      .replace(/&quot;|&#34;/g, '"')
      .replace(/&#39;/g, "'")
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>');
    attributes.set(name.toLowerCase(), value.replace(/&amp;|&#38;/g, '&'));
  }
  return attributes;
}
