/**
 * Colours that Mermaid draws with, each standing for a variable of the theme: it calculates with colours, so it
 * cannot be given `var(--ink)`; the stand-ins are replaced in the finished drawing.
 */
const standIns = {
  '#010203': '--ink',
  '#040506': '--surface',
  '#070809': '--rule-strong',
  '#0a0b0c': '--accent-soft',
  '#0d0e0f': '--accent',
  '#101112': '--paper',
} as const;

const ink = '#010203';
const surface = '#040506';
const line = '#070809';
const fill = '#0a0b0c';
const accent = '#0d0e0f';
const paper = '#101112';

/** `themeVariables` of Mermaid's theme `base`, and the fonts that labels are measured in. */
export const themeVariables = {
  fontFamily: "'Noto Sans CJK KR', sans-serif",
  fontSize: '15px',
  background: surface,
  primaryColor: fill,
  primaryTextColor: ink,
  primaryBorderColor: accent,
  secondaryColor: fill,
  tertiaryColor: surface,
  lineColor: line,
  textColor: ink,
  mainBkg: fill,
  nodeBorder: accent,
  edgeLabelBackground: paper,
  labelBackgroundColor: paper,
  transitionColor: line,
  transitionLabelColor: ink,
  stateLabelColor: ink,
  stateBkg: fill,
  stateBorder: accent,
  specialStateColor: ink,
  innerEndBackground: accent,
  actorBkg: fill,
  actorBorder: accent,
  actorTextColor: ink,
  actorLineColor: line,
  signalColor: line,
  signalTextColor: ink,
  noteBkgColor: surface,
  noteBorderColor: line,
  noteTextColor: ink,
  labelBoxBkgColor: fill,
  labelBoxBorderColor: accent,
  labelTextColor: ink,
  loopTextColor: ink,
  clusterBkg: surface,
  clusterBorder: line,
  titleColor: ink,
} as const;

/** Puts the theme's variables where the stand-ins are, however Mermaid wrote them. */
export const inColours = (svg: string): string => {
  let coloured = svg;
  for (const [standIn, variable] of Object.entries(standIns)) {
    const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(standIn.slice(at, at + 2), 16));
    const written = new RegExp(`${standIn}|rgba?\\(\\s*${r}\\s*,\\s*${g}\\s*,\\s*${b}\\s*(?:,\\s*[\\d.]+\\s*)?\\)`, 'gi');
    coloured = coloured.replaceAll(written, `var(${variable})`);
  }
  return coloured;
};

/**
 * Takes out of a finished drawing what only Mermaid's own viewer needs: points in base64, roles (the figure has
 * its own), animations; and gives it its natural width in pixels instead of the page's.
 */
export const slim = (svg: string): string =>
  svg
    .replaceAll(/ (?:data-[a-z-]+|role|aria-roledescription)="[^"]*"/g, '')
    .replaceAll(/@keyframes [\w-]+\{[^}]*\}\}|#[\w-]+ \.edge-animation-\w+\{[^}]*\}/g, '')
    .replace(/ width="100%"/, (_, at: number) => ` width="${naturalWidth(svg.slice(at))}"`)
    .replace(/ style="max-width:[^"]*"/, '')
    .replaceAll(/(\d+\.\d)\d+/g, '$1');

const naturalWidth = (svg: string): number => Math.ceil(Number(/viewBox="\S+ \S+ (\S+)/.exec(svg)?.[1] ?? 0));
