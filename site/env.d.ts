/** For tsc alone, which cannot read Astro files; `astro check` sees the components' own props. */
declare module '*.astro' {
  import type { AstroComponentFactory } from 'astro/runtime/server/index.js';

  const component: AstroComponentFactory;
  export default component;
}
