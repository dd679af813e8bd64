import type { JSX } from 'preact';
import { barMs, shownMs } from './simulate.ts';
import type { Bar, Outcome } from './simulate.ts';
import type { Words } from './words.ts';

const width = 600;
const height = 160;
const barWidth = (width * barMs) / shownMs;
const ticks = [0, 10, 20, 30, 40, 50, 60];

interface Props {
  readonly outcome: Outcome;
  readonly said: Words;
}

/** Bars of attempts over a minute; the table below says the same to whoever does not see them. */
export const Histogram = ({ outcome: { bars }, said }: Props): JSX.Element => {
  const most = Math.max(1, ...bars.map(({ accepted, refused }) => accepted + refused));
  return (
    <>
      <figure>
        <figcaption>
          {said.chart}
          <span class="key accepted">{said.accepted}</span>
          <span class="key refused">{said.refused}</span>
        </figcaption>
        <svg viewBox={`-58 -18 ${width + 98} ${height + 52}`} aria-hidden="true">
          {bars.map((bar, index) => (
            <Column key={index} bar={bar} x={index * barWidth} most={most} />
          ))}
          <path class="axis" d={`M0 0V${height}H${width}`} />
          <text x={-6} y={4} text-anchor="end">
            {most}
          </text>
          <text x={-6} y={height} text-anchor="end">
            0
          </text>
          {ticks.map((second) => (
            <text key={second} x={(second * 1000 * width) / shownMs} y={height + 26} text-anchor="middle">
              {second === 60 ? `60 ${said.axis}` : second}
            </text>
          ))}
        </svg>
      </figure>
      <details>
        <summary>{said.table}</summary>
        <div class="table" tabIndex={0} role="region" aria-label={said.table}>
          <Table bars={bars} said={said} />
        </div>
      </details>
    </>
  );
};

const Column = ({ bar, x, most }: { readonly bar: Bar; readonly x: number; readonly most: number }) => {
  const [accepted, refused] = [(bar.accepted / most) * height, (bar.refused / most) * height];
  return (
    <>
      <rect class="refused" x={x} y={height - refused} width={barWidth - 0.8} height={refused} />
      <rect class="accepted" x={x} y={height - refused - accepted} width={barWidth - 0.8} height={accepted} />
    </>
  );
};

const Table = ({ bars, said }: { readonly bars: readonly Bar[]; readonly said: Words }): JSX.Element => (
  <table>
    <caption class="visually-hidden">{said.chart}</caption>
    <thead>
      <tr>
        <th scope="col">{said.time}</th>
        <th scope="col">{said.accepted}</th>
        <th scope="col">{said.refused}</th>
      </tr>
    </thead>
    <tbody>
      {bars
        .filter(({ accepted, refused }) => accepted + refused > 0)
        .map(({ atMs, accepted, refused }) => (
          <tr key={atMs}>
            <th scope="row">{(atMs / 1000).toFixed(1)}</th>
            <td>{accepted}</td>
            <td>{refused}</td>
          </tr>
        ))}
    </tbody>
  </table>
);
