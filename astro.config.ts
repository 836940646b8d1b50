import { satteri } from '@astrojs/markdown-satteri';
import react from '@astrojs/react';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { baseLinks } from './src/course/build/base-links.ts';
import { readBasePath } from './src/course/build/base-path.ts';
import { glossaryLinks } from './src/course/build/glossary-links.ts';
import { clientChunks } from './src/course/build/client-chunks.ts';
import { graderBundles } from './src/course/build/grader-bundles.ts';
import { keepLazyCss } from './src/course/build/keep-lazy-css.ts';
import { privateGuard } from './src/course/build/private-guard.ts';
import { publish } from './src/course/build/publish.ts';
import { loadGlossary } from './src/course/glossary.ts';
import { trimMonaco } from './src/islands/workspace/monaco/trimMonaco.ts';

// HEADROOM_BASE: the path the site stands under, "/" by default. HEADROOM_SITE: its address, for canonical links and the site map.
// HEADROOM_DIST: where the built site goes.
const base = readBasePath(process.env.HEADROOM_BASE);
const site = process.env.HEADROOM_SITE;
const chunks = clientChunks();

export default defineConfig({
  base,
  ...(site ? { site } : {}),
  outDir: process.env.HEADROOM_DIST ?? './dist',
  trailingSlash: 'always',
  // Not Astro's default, which takes line breaks between words and links for nothing.
  compressHTML: true,
  build: { format: 'directory' },
  devToolbar: { enabled: false },
  markdown: { processor: satteri({ hastPlugins: [baseLinks(base), glossaryLinks(base, loadGlossary())] }) },
  integrations: [
    react(),
    starlight({
      title: 'Headroom',
      description: 'Learn to design large systems by building them: lessons, exercises graded in your browser, and labs.',
      favicon: '/favicon.svg',
      locales: { root: { label: 'English', lang: 'en-GB' } },
      disable404Route: true,
      credits: false,
      customCss: ['./src/styles/tokens.css', './src/styles/prose.css', './src/styles/reading.css', './src/styles/print.css'],
      routeMiddleware: './src/layouts/route-data.ts',
      markdown: { processedDirs: ['./content'] },
      components: {
        Footer: './src/components/site/Footer.astro',
        Head: './src/components/site/Head.astro',
        Header: './src/components/site/Header.astro',
        MobileMenuFooter: './src/components/site/MobileMenuFooter.astro',
        Search: './src/components/site/Search.astro',
        PageTitle: './src/components/site/PageTitle.astro',
        ThemeProvider: './src/components/site/ThemeProvider.astro',
        ThemeSelect: './src/components/site/ThemeSelect.astro',
      },
      expressiveCode: {
        themes: ['github-dark', 'github-light'],
        styleOverrides: {
          borderColor: 'var(--hr-border)',
          borderRadius: 'var(--hr-radius)',
          codeBackground: 'var(--hr-surface)',
          codeFontFamily: 'var(--hr-mono)',
          uiFontFamily: 'var(--hr-font)',
          frames: {
            editorActiveTabBackground: 'var(--hr-surface)',
            editorActiveTabIndicatorTopColor: 'transparent',
            editorTabBarBackground: 'var(--hr-surface-2)',
            frameBoxShadowCssValue: 'none',
            terminalBackground: 'var(--hr-surface)',
            terminalTitlebarBackground: 'var(--hr-surface-2)',
          },
        },
      },
    }),
    publish(base, chunks),
  ],
  vite: {
    build: {
      // Monaco and its TypeScript are large and load only where code is written; tests/site holds pages to their budgets.
      chunkSizeWarningLimit: 8000,
      rolldownOptions: {
        onLog: (level, log, write) => {
          // Astro marks MDX with directives of its own, which mean nothing to the bundler.
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') write(level, log);
        },
      },
    },
    plugins: [trimMonaco(), privateGuard(), graderBundles(), keepLazyCss(), chunks.plugin],
    worker: { format: 'es', plugins: () => [trimMonaco(), privateGuard()] },
  },
});
