import type { editor } from 'monaco-editor/editor';
import type { MonacoModule } from './load.ts';

/** The tokens of site/styles/tokens.css that the editor is drawn with. */
const tokens = [
  'paper', 'surface', 'sunken', 'rule', 'rule-strong', 'ink', 'ink-soft', 'ink-faint', 'accent', 'accent-soft',
  'client', 'server', 'pass', 'fail', 'fail-soft', 'unsure', 'mark-added', 'mark-removed',
] as const; // prettier-ignore

type Colours = Readonly<Record<(typeof tokens)[number], string>>;

const readColours = (): Colours => {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(
    tokens.map((token) => [token, style.getPropertyValue(`--${token}`).trim()]),
  ) as Colours;
};

/** Monaco wants six digits: `#fff` -> `#ffffff`. */
const full = (colour: string): string =>
  /^#[\da-f]{3}$/i.test(colour) ? colour.replace(/[\da-f]/gi, (digit) => digit + digit) : colour;

const rulesOf = (colours: Colours): editor.ITokenThemeRule[] => {
  const plain = (token: string, colour: keyof Colours): editor.ITokenThemeRule => ({
    token,
    foreground: full(colours[colour]).slice(1),
  });
  return [
    plain('', 'ink'),
    plain('comment', 'ink-faint'),
    plain('keyword', 'accent'),
    plain('string', 'client'),
    plain('regexp', 'client'),
    plain('number', 'unsure'),
    plain('type.identifier', 'server'),
    plain('delimiter', 'ink-soft'),
  ];
};

const coloursOf = (colours: Colours, dark: boolean): editor.IColors => {
  const { accent, fail, rule, surface, ink } = colours;
  const faint = (colour: string, alpha: string): string => full(colour) + alpha;
  return {
    'editor.background': full(surface),
    'editor.foreground': full(ink),
    'editorCursor.foreground': full(accent),
    'editorLineNumber.foreground': full(colours['ink-faint']),
    'editorLineNumber.activeForeground': full(ink),
    'editor.lineHighlightBackground': faint(accent, dark ? '0d' : '0a'),
    'editor.lineHighlightBorder': '#00000000',
    'editor.selectionBackground': faint(accent, dark ? '40' : '33'),
    'editor.inactiveSelectionBackground': faint(accent, '1f'),
    'editor.selectionHighlightBackground': faint(accent, '1f'),
    'editor.wordHighlightBackground': faint(accent, '1f'),
    'editor.wordHighlightStrongBackground': faint(accent, '2b'),
    'editor.findMatchBackground': faint(colours.client, '66'),
    'editor.findMatchHighlightBackground': faint(colours.client, '33'),
    'editorIndentGuide.background1': full(rule),
    'editorIndentGuide.activeBackground1': full(colours['rule-strong']),
    'editorBracketMatch.background': faint(accent, '22'),
    'editorBracketMatch.border': full(accent),
    ...Object.fromEntries(
      [1, 2, 3, 4, 5, 6].map((depth) => [
        `editorBracketHighlight.foreground${depth}`,
        full(colours['ink-soft']),
      ]),
    ),
    'editorBracketHighlight.unexpectedBracket.foreground': full(fail),
    'editorError.foreground': full(fail),
    'editorWarning.foreground': full(colours.client),
    'editorInfo.foreground': full(colours.server),
    'editorHint.foreground': full(colours['rule-strong']),
    'editorWidget.background': full(colours.paper),
    'editorWidget.foreground': full(ink),
    'editorWidget.border': full(rule),
    'editorHoverWidget.background': full(colours.paper),
    'editorHoverWidget.border': full(rule),
    'editorSuggestWidget.background': full(colours.paper),
    'editorSuggestWidget.border': full(rule),
    'editorSuggestWidget.selectedBackground': full(colours['accent-soft']),
    'editorSuggestWidget.selectedForeground': full(ink),
    'editorSuggestWidget.highlightForeground': full(accent),
    'editorSuggestWidget.focusHighlightForeground': full(accent),
    'input.background': full(surface),
    'input.border': full(colours['rule-strong']),
    focusBorder: full(accent),
    'list.hoverBackground': full(colours.sunken),
    // No stronger: comments must stay readable on them.
    'diffEditor.insertedTextBackground': faint(colours.pass, '0a'),
    'diffEditor.insertedLineBackground': full(colours['mark-added']),
    'diffEditor.removedTextBackground': faint(fail, '0a'),
    'diffEditor.removedLineBackground': full(colours['mark-removed']),
    'diffEditorGutter.insertedLineBackground': faint(colours.pass, '1a'),
    'diffEditorGutter.removedLineBackground': faint(fail, '1a'),
    'diffEditor.diagonalFill': faint(colours['rule-strong'], '55'),
    'diffEditor.unchangedRegionBackground': full(colours.sunken),
    'diffEditor.unchangedRegionForeground': full(colours['ink-soft']),
    'diffEditor.unchangedCodeBackground': '#00000000',
    'scrollbarSlider.background': faint(colours['rule-strong'], '55'),
    'scrollbarSlider.hoverBackground': faint(colours['rule-strong'], '88'),
    'scrollbarSlider.activeBackground': faint(colours['rule-strong'], 'aa'),
    'editorOverviewRuler.border': '#00000000',
    'editorStickyScroll.background': full(surface),
    'textLink.foreground': full(accent),
    'textLink.activeForeground': full(accent),
  };
};

/**
 * Draws the editor in the page's colours, now and whenever the page's theme is switched.
 * @returns stops following the switch
 */
export const followTheme = ({ monaco }: MonacoModule): (() => void) => {
  const apply = (): void => {
    const dark = document.documentElement.dataset['theme'] === 'dark';
    const colours = readColours();
    monaco.editor.defineTheme('wirebook', {
      base: dark ? 'vs-dark' : 'vs',
      inherit: true,
      rules: rulesOf(colours),
      colors: coloursOf(colours, dark),
    });
    monaco.editor.setTheme('wirebook');
  };
  apply();
  document.addEventListener('wirebook:theme', apply);
  return () => document.removeEventListener('wirebook:theme', apply);
};
