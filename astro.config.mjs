import preact from '@astrojs/preact';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

// Nothing of Wirebook talks to a foreign host, and neither does building it.
process.env.ASTRO_TELEMETRY_DISABLED = '1';

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
    starlight({
      title: 'Wirebook',
      favicon: '/favicon.svg',
      defaultLocale: 'ko',
      locales: { ko: { label: '한국어', lang: 'ko' }, en: { label: 'English', lang: 'en' } },
      disable404Route: true,
      customCss: ['./site/styles/tokens.css', './site/styles/base.css', './site/styles/starlight.css'],
      components: {
        Header: './site/starlight/Header.astro',
        ThemeProvider: './site/starlight/ThemeProvider.astro',
      },
    }),
  ],
  vite: {
    build: { rolldownOptions: { checks: { moduleLevelDirective: false } } },
  },
});
