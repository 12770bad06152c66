/** Chi-square for one degree of freedom at 95 %, the share that needs most answers, and the margin of error. */
const [chiSquare, share, margin] = [3.841, 0.5, 0.05]

/**
 * Respondents that a satisfaction survey needs of those who were served, as Permenpan RB 14/2017 (appendix, chapter III) asks:
 * s = χ²·N·P·(1−P) ÷ (d²·(N−1) + χ²·P·(1−P)), rounded as in the table of R. V. Krejcie and D. W. Morgan, "Determining Sample Size
 * for Research Activities", Educational and Psychological Measurement 30 (1970). 0 where nobody was served.
 */
export function neededSample(served: number): number {
  if (served <= 0) return 0
  const spread = chiSquare * share * (1 - share)
  return Math.round((spread * served) / (margin ** 2 * (served - 1) + spread))
}

/** Whether so many answers suffice for so many who were served. More answers than services: nothing is missing. */
export const isSampleEnough = (answers: number, served: number): boolean =>
  answers > 0 && answers >= neededSample(Math.max(served, answers))
