import type { JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import type { BoardRow, Report } from '../../server/api.ts';
import type { Language } from '../language.ts';
import type { LabProps } from '../workbench/context.ts';
import { lowerHand, reportOf, say } from './api.ts';
import type { Look, Room } from './live.ts';
import type { ReadReport } from './report/ReadReport.tsx';
import { Say } from './Say.tsx';
import type { Words } from './words.ts';

interface Props {
  readonly row: BoardRow;
  readonly labs: readonly string[];
  /** Those whose program is the client. */ readonly clientLabs: readonly string[];
  readonly room: Room;
  readonly said: Words;
  readonly lang: Language;
  readonly look: (at: Look | undefined) => void;
  readonly onClose: () => void;
}

/** One member: their code as they type, their last report, and a word to them. They are told who looks. */
export const Member = ({ row, labs, clientLabs, room, said, lang, look, onClose }: Props): JSX.Element => {
  const [lab, setLab] = useState(() => latestOf(row) ?? labs[0] ?? '');
  const labId = useId();
  useEffect(() => {
    look(lab === '' ? undefined : { member: row.id, lab });
    return () => look(undefined);
  }, [row.id, lab]);
  const { code } = room;
  const files = code?.member === row.id && code.lab === lab ? code.files : [];
  return (
    <section class="member" aria-label={said.memberOf(row.name)}>
      <div class="actions">
        <h2>{row.name}</h2>
        <label for={labId}>{said.lab}</label>
        <select id={labId} value={lab} onChange={({ currentTarget }) => setLab(currentTarget.value)}>
          {labs.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
        {row.handRaisedAt !== null && (
          <button type="button" onClick={() => void lowerHand(row.id)}>
            {said.lowerHand}
          </button>
        )}
        <button type="button" onClick={onClose}>
          {said.close}
        </button>
      </div>
      <Say label={said.sayTo(row.name)} said={said} lang={lang} send={(text) => say(row.id, text)} />
      <p class="note">{said.theyKnow}</p>
      {files.map(({ path, text }) => (
        <figure key={path}>
          <figcaption>{path}</figcaption>
          <pre tabIndex={0}>{text}</pre>
        </figure>
      ))}
      <LastReport {...{ row, lab, said, lang }} role={clientLabs.includes(lab) ? 'client' : 'server'} />
    </section>
  );
};

interface LastReportProps extends Pick<Props, 'row' | 'said' | 'lang'> {
  readonly lab: string;
  /** Who is graded. */ readonly role: LabProps['role'];
}

const LastReport = ({ row, lab, role, said, lang }: LastReportProps): JSX.Element => {
  const [report, setReport] = useState<Report>();
  const attempts = row.labs[lab]?.attempts ?? 0;
  useEffect(() => {
    let current = true;
    setReport(undefined);
    reportOf(row.id, lab).then(
      (found) => current && setReport(found),
      () => undefined,
    );
    return () => (current = false);
  }, [row.id, lab, attempts]);
  const Read = useReading(report);
  // Where the program could not even start, that is the one thing to say.
  return (
    <>
      <h3>{report ? said.lastReport(report.points.earned, report.points.possible) : said.noReport}</h3>
      {report?.problem && <p>{report.problem.message[lang]}</p>}
      {report && !report.problem && Read && <Read report={report} lab={{ role }} lang={lang} />}
    </>
  );
};

type Reading = typeof ReadReport;

/** What draws a report: as large as a workbench's, and loaded with the first. */
const useReading = (report: Report | undefined): Reading | undefined => {
  const [Read, setRead] = useState<Reading>();
  useEffect(() => {
    if (report) void import('./report/ReadReport.tsx').then((loaded) => setRead(() => loaded.ReadReport));
  }, [report]);
  return Read;
};

/** The lab that they saved in last. */
const latestOf = ({ labs }: BoardRow): string | undefined =>
  Object.entries(labs).sort(([, one], [, other]) =>
    (other.savedAt ?? '').localeCompare(one.savedAt ?? ''),
  )[0]?.[0];
