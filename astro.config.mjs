import preact from '@astrojs/preact';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { precompress } from './site/build/precompress.ts';
import { scrollableTables } from './site/build/scrollable-tables.ts';
import { searchTexts } from './site/build/search-texts.ts';

// Nothing of Wirebook talks to a foreign host, and neither does building it.
process.env.ASTRO_TELEMETRY_DISABLED = '1';

/** Code blocks in the theme's colours; the palettes raise their contrast where a colour falls below 7:1. */
const expressiveCode = {
  themes: ['vitesse-dark', 'vitesse-light'],
  useStarlightUiThemeColors: false,
  minSyntaxHighlightingColorContrast: 7,
  // No line of code is ever out of sight, on a telephone either.
  defaultProps: { wrap: true },
  styleOverrides: {
    borderRadius: '6px',
    borderColor: 'var(--rule)',
    codeBackground: 'var(--surface)',
    codeFontFamily: 'var(--font-mono)',
    codeFontSize: '0.84375rem',
    codeLineHeight: '1.7',
    uiFontFamily: 'var(--font-sans)',
    focusBorder: 'var(--accent)',
    frames: {
      shadowColor: 'transparent',
      editorBackground: 'var(--surface)',
      editorTabBarBackground: 'var(--sunken)',
      editorTabBarBorderBottomColor: 'var(--rule)',
      editorActiveTabBackground: 'var(--surface)',
      editorActiveTabForeground: 'var(--ink-soft)',
      editorActiveTabIndicatorTopColor: 'transparent',
      editorActiveTabBorderColor: 'var(--rule)',
      terminalBackground: 'var(--surface)',
      terminalTitlebarBackground: 'var(--sunken)',
      terminalTitlebarBorderBottomColor: 'var(--rule)',
      inlineButtonForeground: 'var(--ink)',
      inlineButtonBorder: 'var(--rule)',
      inlineButtonBackground: 'var(--ink)',
      tooltipSuccessBackground: 'var(--accent)',
      tooltipSuccessForeground: 'var(--on-accent)',
    },
    textMarkers: {
      markBackground: 'var(--mark)',
      markBorderColor: 'var(--accent)',
      insBackground: 'var(--mark-added)',
      insBorderColor: 'var(--pass)',
      insDiffIndicatorColor: 'var(--pass)',
      delBackground: 'var(--mark-removed)',
      delBorderColor: 'var(--fail-line)',
      delDiffIndicatorColor: 'var(--fail)',
    },
  },
};

export default defineConfig({
  srcDir: '.',
  publicDir: 'site/public',
  server: { host: '127.0.0.1' },
  devToolbar: { enabled: false },
  prefetch: false,
  integrations: [
    // A site without a public address has no site map; the name keeps Starlight from adding its own, which warns.
    { name: '@astrojs/sitemap', hooks: {} },
    preact(),
    scrollableTables(),
    starlight({
      title: 'Wirebook',
      favicon: '/favicon.svg',
      defaultLocale: 'ko',
      locales: { ko: { label: '한국어', lang: 'ko' }, en: { label: 'English', lang: 'en' } },
      disable404Route: true,
      // It finds 웹소켓 but not 웹소켓은; site/search finds both.
      pagefind: false,
      expressiveCode,
      customCss: ['tokens', 'base', 'starlight', 'print'].map((name) => `./site/styles/${name}.css`),
      tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 2 },
      components: {
        Footer: './site/starlight/Footer.astro',
        Header: './site/starlight/Header.astro',
        PageTitle: './site/starlight/PageTitle.astro',
        Search: './site/starlight/Search.astro',
        Sidebar: './site/starlight/Sidebar.astro',
        ThemeProvider: './site/starlight/ThemeProvider.astro',
      },
    }),
    searchTexts(),
    precompress(),
  ],
  vite: {
    build: {
      rolldownOptions: { checks: { moduleLevelDirective: false } },
      // kB. The editor's TypeScript worker is that large; it loads beside the workbench, and only there.
      chunkSizeWarningLimit: 8000,
    },
  },
});
