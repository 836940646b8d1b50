import { expect, it } from 'vitest';
import { readTags } from '../../../src/course/build/html.ts';

const names = (html: string) => readTags(html).map((tag) => tag.name);

it('reads tags and attributes in every quoting', () => {
  const [tag] = readTags(`<A href='/x' Title="a &amp; b &quot;c&quot;" data-n=3 hidden>`);
  expect(tag?.name).toBe('a');
  expect(Object.fromEntries(tag?.attributes ?? [])).toEqual({ href: '/x', title: 'a & b "c"', 'data-n': '3', hidden: '' });
});

it('takes the text of scripts, whatever looks like a tag in it', () => {
  const [script, p] = readTags('<script type="module">if (a<b) x = "<p>";</script><p>');
  expect(script?.text).toBe('if (a<b) x = "<p>";');
  expect(p?.name).toBe('p');
});

it('takes no tag from attributes, comments or styles', () =>
  expect(names('<i data-props="<script>alert(1)"></i><!-- <b> --><style>a::before{content:"<u>"}</style><s>')).toEqual([
    'i',
    'style',
    's',
  ]));
