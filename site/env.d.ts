/** For tsc alone, which cannot read Astro files; `astro check` sees the components' own props. */
declare module '*.astro' {
  const component: import('astro/runtime/server/index.js').AstroComponentFactory;
  export default component;
}
