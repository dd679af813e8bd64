/** Names the set of packages that a lab allows, as the file of their types is called: `ws`, `ioredis+ws`, `node`. */
export const typesKey = (packages: readonly string[]): string =>
  packages.length === 0
    ? 'node'
    : packages
        .map((name) => name.replace('/', '__'))
        .sort()
        .join('+');
