import { startCompanion } from '../../server/index.ts';

/** A companion as a process of its own, to be killed: `node serve.ts DATA SITE`. Prints its address. */
const [dataDir = '', siteDir = ''] = process.argv.slice(2);
const companion = await startCompanion({ port: 0, dataDir, siteDir });
process.stdout.write(`${companion.url}\n`);
process.once('SIGTERM', () => void companion.close().then(() => process.exit(0)));
