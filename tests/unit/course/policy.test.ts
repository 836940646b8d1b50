import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { frameScript } from '../../../src/grader/host/frame-script.ts';
import { headersFile, pagePolicy, withPolicy } from '../../../src/course/build/policy.ts';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('pagePolicy', () => {
  const html = '<head><script>one()</script><script src="/a.js"></script><script type="application/json">{}</script></head>';

  it('names inline scripts, and neither files nor data', () => {
    const policy = pagePolicy(html, false);
    expect(policy.match(/sha256-/g)).toHaveLength(1);
    expect(policy).toContain(hash('one()'));
  });

  it('lets nothing be evaluated on reading pages', () => {
    expect(pagePolicy(html, false)).not.toContain("'unsafe-eval'");
    expect(pagePolicy(html, false)).not.toMatch(/script-src[^;]*blob:/);
  });

  it('lets the sandbox run on pages that grade', () => {
    const policy = pagePolicy(html, true);
    expect(policy).toMatch(/script-src[^;]*'unsafe-eval'/);
    expect(policy).toContain(hash(frameScript));
  });
});

describe('withPolicy', () => {
  it('puts the policy first in the head', () =>
    expect(withPolicy('<html><head lang="en"><script>', "default-src 'self'", 'a.html')).toBe(
      `<html><head lang="en"><meta http-equiv="Content-Security-Policy" content="default-src 'self'"><script>`,
    ));

  it('names the file that has no head', () => expect(() => withPolicy('<p>', 'x', 'a.html')).toThrow('a.html has no <head>'));
});

it('writes headers for the base path', () => {
  expect(headersFile('/headroom/')).toContain('/headroom/_astro/*\n  Cache-Control: public, max-age=31536000, immutable');
  expect(headersFile('/')).toMatch(/^\/\*\n {2}X-Content-Type-Options: nosniff/);
});
