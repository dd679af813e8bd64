import { type CompanionOptions, startCompanion } from '../../server/index.ts';

/** A companion as a process of its own, to be killed: `node serve.ts OPTIONS`, as JSON. Prints what `Served` says. */
const options = JSON.parse(process.argv[2] ?? '{}') as CompanionOptions;
const companion = await startCompanion({ port: 0, ...options });
process.stdout.write(`${JSON.stringify({ url: companion.url, workshop: companion.workshop })}\n`);
process.once('SIGTERM', () => void companion.close().then(() => process.exit(0)));
