/**
 * Text that came from a solution, made into text that nobody acts upon: not a terminal (escape sequences), not
 * a reader's eye (marks that turn the direction), not XML (control characters), not a CI service that reads
 * commands out of logs. What is taken away stays visible as `\x1b`, `\u202e`.
 */

/** SGR, the colours of an ordinary log: dropped without a trace, since they say nothing (ECMA-48, 8.3.117). */
// eslint-disable-next-line no-control-regex
const colours = /(?:\x1b\[|\x9b)[0-9;:]*m/g;

/** C0 but tab and line feed, DEL, C1; directional marks; the byte order mark and the two noncharacters of XML 1.0. */
const controls =
  // eslint-disable-next-line no-control-regex
  /[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g;

/**
 * GitHub Actions takes `::name ...::` at the start of a line (after white space) and `##[name]` anywhere in it
 * for a command to its runner (actions/runner, ActionCommand.cs); Azure Pipelines takes `##vso[`.
 */
const commands = /^([^\S\n]*):(?=:)|#(?=#(?:vso)?\[)/gm;

const hex = (character: string): string => {
  const code = character.charCodeAt(0);
  return code < 0x100
    ? `\\x${code.toString(16).padStart(2, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`;
};

/** Lines that no CI service takes for its commands: needed again wherever text was broken into new lines. */
export const commandless = (text: string): string =>
  text.replace(commands, (match, space: string | undefined) => (space ?? '') + hex(match.trimStart()));

/** Any number of lines, separated by `\n`. */
export const inert = (text: string): string =>
  commandless(text.toWellFormed().replace(colours, '').replace(/\r\n?/g, '\n').replace(controls, hex));

/** The same on one line: line feeds and tabs are shown as `\n` and `\t`. */
export const inertLine = (text: string): string => inert(text).replace(/\n/g, '\\n').replace(/\t/g, '\\t');
