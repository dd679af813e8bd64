#!/usr/bin/env node
// The only file of the project that the system's own Node runs: it finds the Node 26 that `npm ci` installed and
// starts itself again with that. Plain JavaScript, Node's own modules only, so that a broken install can still say so.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as module from 'node:module';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const wanted = 26;
const ours = 4; // cli/exit.ts: the fault is on our side
const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];

if (Number.parseInt(process.versions.node, 10) >= wanted) await run();
else again(ownNode());

/** The Node in node_modules for this platform (package.json, optionalDependencies), or null. */
function ownNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  // One platform's package was published under another name.
  const names = [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`];
  const paths = names.map((name) =>
    fileURLToPath(new URL(`../node_modules/${name}/bin/${file}`, import.meta.url)),
  );
  return paths.find((path) => existsSync(path)) ?? null;
}

/** Runs this file under another Node, as if it were this process: arguments, streams, signals, exit code. */
function again(node) {
  if (node === null) return incomplete();
  const self = fileURLToPath(import.meta.url);
  // The channel carries nothing. It closes when this process dies, however it dies: then the child goes too.
  const child = spawn(node, [self, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of forwarded) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => incomplete(error.message));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal];
  });
}

async function run() {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel?.unref();
  // Stripping and compiling are two thirds of the time to the first line of help. Where the folder cannot be written
  // nothing is kept and nothing is said.
  module.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/wirebook', import.meta.url)));
  try {
    const { main } = await import('./main.ts');
    process.exit(await main(process.argv.slice(2)));
  } catch (error) {
    if (error.code === 'ERR_MODULE_NOT_FOUND') return incomplete(error.message);
    console.error(error);
    process.exitCode = ours;
  }
}

function incomplete(detail = `${process.platform}-${process.arch}, Node ${process.version}`) {
  console.error(`wirebook: 설치가 완전하지 않습니다. 프로젝트 폴더에서 npm ci를 실행한 뒤 다시 시도하세요.`);
  console.error(
    `wirebook: the installation is incomplete. Run npm ci in the project's folder, then try again.`,
  );
  console.error(`          (${detail})`);
  process.exitCode = ours;
}
