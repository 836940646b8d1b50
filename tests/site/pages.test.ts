import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { base, policyOf, readPages } from './built-site.ts';

const pages = readPages();

describe.each(pages)('$address', (page) => {
  const named = (name: string) => page.tags.filter((tag) => tag.name === name);

  it('has one first heading, a title, a language and a description', () => {
    expect(named('h1')).toHaveLength(1);
    expect(/<title>[^<]{5,}<\/title>/.test(page.html)).toBe(true);
    expect(named('html')[0]?.attributes.get('lang')).toMatch(/^en/);
    expect(page.tags.find((tag) => tag.attributes.get('name') === 'description')?.attributes.get('content')?.length).toBeGreaterThan(20);
  });

  it('loads nothing from elsewhere', () => {
    const loaded = page.tags.flatMap((tag) => {
      const names =
        tag.name === 'link' ? ['href'] : tag.name === 'a' ? [] : ['src', 'srcset', 'poster', 'data', 'component-url', 'renderer-url'];
      return names.map((name) => tag.attributes.get(name)).filter((value) => value !== undefined);
    });
    expect(loaded.filter((url) => !url.startsWith(base) && !url.startsWith('data:') && !url.startsWith('#'))).toEqual([]);
  });

  it('carries a policy that names each of its inline scripts and comes before them', () => {
    const policy = policyOf(page);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("object-src 'none'");
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-inline'/);
    const scripts = named('script').filter((tag) => !tag.attributes.has('src') && tag.attributes.get('type') !== 'application/json');
    for (const script of scripts) expect(policy).toContain(`'sha256-${createHash('sha256').update(script.text).digest('base64')}'`);
    const first = page.tags.findIndex((tag) => tag.name === 'script' || tag.attributes.get('http-equiv') === 'Content-Security-Policy');
    expect(page.tags[first]?.name).toBe('meta');
  });

  it('runs no script from an attribute', () => {
    const handlers = page.tags.flatMap((tag) => [...tag.attributes.keys()].filter((name) => /^on[a-z]+$/.test(name)));
    expect(handlers).toEqual([]);
  });
});

it('lets code be evaluated only where it is graded', () => {
  const relaxed = pages.filter((page) => policyOf(page).includes("'unsafe-eval'")).map((page) => page.address.slice(base.length));
  expect(relaxed.filter((address) => !/^(exercises|interviews|labs|lessons)\/[^/]+\/$/.test(address))).toEqual([]);
  const workspaces = pages.map((page) => page.address.slice(base.length)).filter((address) => /^exercises\/[^/]+\/$/.test(address));
  expect(workspaces.length).toBeGreaterThan(0);
  for (const address of workspaces) expect(relaxed).toContain(address);
});

it('keeps approaches out of search engines and out of our own search', () => {
  const approaches = pages.filter((page) => page.address.endsWith('/approaches/'));
  expect(approaches.length).toBeGreaterThan(0);
  for (const page of approaches) {
    expect(page.tags.find((tag) => tag.attributes.get('name') === 'robots')?.attributes.get('content')).toBe('noindex');
    expect(page.html).not.toContain('data-pagefind-body');
  }
});

it('keeps the solutions of approaches behind a closed step that needs no script', () => {
  for (const page of pages.filter((one) => one.address.endsWith('/approaches/'))) {
    const step = page.tags.find((tag) => tag.name === 'details' && tag.attributes.has('data-solutions'));
    expect(step?.attributes.has('open')).toBe(false);
    expect(page.html.indexOf('data-solutions')).toBeLessThan(page.html.indexOf('expressive-code'));
  }
});
