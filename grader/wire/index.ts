/** The one place that knows frames, HTTP heads and event streams. Needs nothing of Node but what browsers have too. */
export * from './conversation.ts';
export * from './event-stream-parser.ts';
export * from './frame.ts';
export * from './frame-encoder.ts';
export { applyMask, concat, FrameParser, type FrameParserOptions } from './frame-parser.ts';
export * from './head.ts';
export * from './messages.ts';
export * from './payload.ts';
export * from './recorder.ts';
export * from './tap.ts';
