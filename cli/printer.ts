import type { GradeEvent } from '../grader/report.ts';
import type { RenderOptions } from '../grader/render/index.ts';
import type { Context } from './context.ts';
import { formatNamed, formatNames, pretty, written } from './destinations.ts';
import { openPretty } from './pretty/pretty.ts';

/** What formats are told about whom they are for. Files and pipes get no colours. */
export const renderOptions = ({ language, stdout }: Context): RenderOptions => ({
  language,
  width: stdout.columns,
});

/** Gives the text of each event for standard output, in the format called so. `again` grades the same once more. */
export function openPrinter(format: string, again: string, context: Context): (event: GradeEvent) => string {
  if (format !== pretty) {
    return written(formatNamed(format, '--format', [pretty, ...formatNames]), renderOptions(context));
  }
  const { language, say, stdout } = context;
  const { color, paint, columns, live } = stdout;
  return openPretty({ language, say, color, paint, columns, live, again });
}
