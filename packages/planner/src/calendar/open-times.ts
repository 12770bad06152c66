import type { TimeWindow } from '../instance'
import { minutesOfDay } from '../network/days'
import type { ServicePoint } from './planning-problem'

/** When the work at a point may begin: its windows without its days of rest. Empty: on no day of the period. */
export function openTimes({ windows, restDays }: ServicePoint, days: number, ignoresWindows = false): TimeWindow[] {
  const whole = [{ from: 0, until: days * minutesOfDay }]
  const wanted = (ignoresWindows ? undefined : windows) ?? whole
  if (!restDays || restDays.length === 0) return wanted
  const rest = new Set(restDays)
  const runs: TimeWindow[] = []
  for (let day = 0; day < days; day += 1) {
    if (rest.has(day)) continue
    const last = runs.at(-1)
    // A window holds its last minute, which is still of the day before the rest.
    if (last && last.until === day * minutesOfDay - 1) last.until = (day + 1) * minutesOfDay - 1
    else runs.push({ from: day * minutesOfDay, until: (day + 1) * minutesOfDay - 1 })
  }
  return wanted.flatMap((window) =>
    runs.flatMap((run) => {
      const [from, until] = [Math.max(window.from, run.from), Math.min(window.until, run.until)]
      return from <= until ? [{ from, until }] : []
    }),
  )
}
