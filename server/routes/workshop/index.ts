import type { App } from '../../app.ts';
import { takingHome } from './home.ts';
import { joining } from './joining.ts';
import { looking } from './looking.ts';
import type { Parts } from './parts.ts';
import { taking } from './taking.ts';
import { teaching } from './teaching.ts';

/** Workshops: joining and signing in, the room's board, speaking to it, opening and closing. */
export function workshopRoutes(app: App, parts: Parts): void {
  joining(app, parts);
  taking(app, parts);
  teaching(app, parts);
  looking(app, parts);
  takingHome(app, parts);
}
