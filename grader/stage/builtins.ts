import http from 'node:http';

/**
 * A module in place of `node:http`, for `import` only, that gives out what was asked for and touches nothing else. Node's own
 * one reads every export to name it, and three of them (`WebSocket`, `CloseEvent`, `MessageEvent`) load all of undici when they are
 * read: 30 ms that no lab uses. The bundler drops what is not imported, and knows a name that is not there.
 */
export const sparingHttp: string = [
  `const http = process.getBuiltinModule('node:http');`,
  `export default http;`,
  ...Object.keys(http).map((name) => `export const ${name} = /* @__PURE__ */ (() => http.${name})();`),
].join('\n');
