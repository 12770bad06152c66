import type { GuardVerdict } from '@sipelandukilat/contract'

/** What was reported of one arm: loads, how many of them failed or broke after they were mounted, and how long they took. */
export type ArmSample = { readonly loads: number; readonly failed: number; readonly p75Ms: number | null }

export const guardBounds = {
  /** Fewer loads than these say nothing. */
  leastLoads: 20,
  /** How much more may fail than in the baseline, and in all where there is too little of a baseline. */
  moreFailures: 0.02,
  failuresAlone: 0.05,
  /** Slower than this many times the baseline, and by this much, is too slow. */
  slowerTimes: 1.5,
  slowerByMs: 500,
} as const

/** 95 % one-sided. */
const z = 1.645

/** The least share of failures that so few loads make credible (Wilson's lower bound). */
export function leastCredibleShare(failed: number, loads: number): number {
  if (loads === 0) return 0
  const share = Math.min(failed, loads) / loads
  const middle = share + (z * z) / (2 * loads)
  const spread = z * Math.sqrt((share * (1 - share)) / loads + (z * z) / (4 * loads * loads))
  return Math.max(0, (middle - spread) / (1 + (z * z) / loads))
}

const shareOf = ({ failed, loads }: ArmSample) => Math.min(failed, loads) / loads

/**
 * Whether a rollout does worse than what everybody else has. Nothing is said before there are enough loads; chance alone
 * (a failure or two of twenty) is no reason.
 */
export function judgeRollout(rollout: ArmSample, baseline: ArmSample): GuardVerdict | undefined {
  const { leastLoads, moreFailures, failuresAlone, slowerTimes, slowerByMs } = guardBounds
  if (rollout.loads < leastLoads) return undefined
  const isComparable = baseline.loads >= leastLoads
  const allowed = isComparable ? shareOf(baseline) + moreFailures : failuresAlone
  if (leastCredibleShare(rollout.failed, rollout.loads) > allowed)
    return {
      because: 'failures',
      rollout: shareOf(rollout),
      baseline: isComparable ? shareOf(baseline) : null,
      loads: rollout.loads,
    }
  if (!isComparable || rollout.p75Ms === null || baseline.p75Ms === null) return undefined
  const isSlow = rollout.p75Ms > baseline.p75Ms * slowerTimes && rollout.p75Ms > baseline.p75Ms + slowerByMs
  return isSlow
    ? { because: 'slow', rollout: rollout.p75Ms, baseline: baseline.p75Ms, loads: rollout.loads }
    : undefined
}
