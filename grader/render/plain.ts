import type { CheckReport, Language } from '../report.ts';
import { drawDiagram } from './diagram/draw.ts';
import { explanation } from './explain.ts';

/** Why a check did not pass, as plain text: the sentences, then the diagram. Empty for a pass. */
export function plainExplanation(check: CheckReport, language: Language): string {
  if (check.outcome === 'pass') return '';
  const drawn = drawDiagram(check, { language, width: 100 }).join('\n');
  return [explanation(check, language), drawn].filter((part) => part !== '').join('\n\n');
}
