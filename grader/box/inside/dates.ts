import { syncBuiltinESMExports } from 'node:module';
import { RealDate, realDateNow, realPerformanceNow } from './real-time.ts';

/** Makes Date, Temporal.Now, performance and process tell virtual time. `elapsed` is in ms since the installation. */
export function fakeDates(elapsed: () => number): void {
  const [date, monotonic] = [realDateNow(), realPerformanceNow()];
  const [hrtime, uptime] = [process.hrtime.bigint(), process.uptime()];
  fakeDate(() => Math.floor(date + elapsed()));
  fakeTemporal(() => Math.floor(date + elapsed()));
  const proto = Object.getPrototypeOf(performance) as object;
  Object.defineProperty(proto, 'now', {
    value: () => monotonic + elapsed(),
    writable: true,
    configurable: true,
  });
  fakeHrtime(() => hrtime + BigInt(Math.floor(elapsed() * 1e6)));
  process.uptime = () => uptime + elapsed() / 1000;
  syncBuiltinESMExports();
}

function fakeDate(now: () => number): void {
  RealDate.now = now;
  const fake: DateConstructor = new Proxy(RealDate, {
    apply: () => new RealDate(now()).toString(),
    construct: (target, args: unknown[], newTarget) =>
      Reflect.construct(
        target,
        args.length === 0 ? [now()] : args,
        newTarget === fake ? target : newTarget,
      ) as object,
  });
  RealDate.prototype.constructor = fake;
  globalThis.Date = fake;
}

function fakeHrtime(now: () => bigint): void {
  const second = 1_000_000_000n;
  const hrtime = (since?: readonly [number, number]): [number, number] => {
    const before = since ? BigInt(since[0]) * second + BigInt(since[1]) : 0n;
    const passed = now() - before;
    return [Number(passed / second), Number(passed % second)];
  };
  process.hrtime = Object.assign(hrtime, { bigint: now });
}

interface TemporalNow {
  instant(): { toZonedDateTimeISO(zone: string): Zoned };
  timeZoneId(): string;
}

interface Zoned {
  toPlainDateTime(): unknown;
  toPlainDate(): unknown;
  toPlainTime(): unknown;
}

/** Temporal is younger than the types of some editors: it is asked for by name. */
function fakeTemporal(now: () => number): void {
  const { Temporal } = globalThis as unknown as {
    readonly Temporal?: {
      readonly Now: TemporalNow;
      readonly Instant: { fromEpochMilliseconds(ms: number): ReturnType<TemporalNow['instant']> };
    };
  };
  if (Temporal === undefined) return;
  const instant = (): ReturnType<TemporalNow['instant']> => Temporal.Instant.fromEpochMilliseconds(now());
  const zoned = (zone?: string): Zoned => instant().toZonedDateTimeISO(zone ?? Temporal.Now.timeZoneId());
  Object.assign(Temporal.Now, {
    instant,
    zonedDateTimeISO: zoned,
    plainDateTimeISO: (zone?: string) => zoned(zone).toPlainDateTime(),
    plainDateISO: (zone?: string) => zoned(zone).toPlainDate(),
    plainTimeISO: (zone?: string) => zoned(zone).toPlainTime(),
  });
}
