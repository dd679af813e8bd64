import type { BrowserContext } from '@playwright/test';

/** What a page must never do, gathered while a test runs. */
export interface Sins {
  /** Errors and warnings of the console, and exceptions that nobody caught. */
  readonly console: string[];
  /** Addresses asked for beyond the companion: Wirebook works with the network cable out. */
  readonly foreign: string[];
}

/** Watches every page of a browser context from now on. */
export function watch(context: BrowserContext, home: string): Sins {
  const sins: Sins = { console: [], foreign: [] };
  const { host } = new URL(home);
  const visit = (address: string) => {
    if (isForeign(address, host)) sins.foreign.push(address);
  };
  context.on('request', (request) => visit(request.url()));
  context.on('page', (page) => page.on('websocket', (socket) => visit(socket.url())));
  context.on('weberror', (error) => sins.console.push(String(error.error())));
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      sins.console.push(`${message.text()} (${message.location().url})`);
  });
  return sins;
}

const isForeign = (address: string, host: string): boolean => {
  const url = new URL(address);
  return /^(?:https?|wss?):$/.test(url.protocol) && url.host !== host;
};
