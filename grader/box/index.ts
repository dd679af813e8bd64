export { createBoxes } from './boxes.ts';
export * from './box.ts';
