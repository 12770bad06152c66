import type { Instance, Plan } from '@sipelandukilat/planner'

/** An instance read from a published format, and how its figures are given back in that format's terms. */
export type Published = {
  name: string
  instance: Instance
  /** Units of the instance's time and cost for one of the format's. */
  unit: number
  /** The format's own objective of a plan. */
  measure: (plan: Plan) => number
}

/** What the reader stumbled over, with the file's name in front. */
export class FormatError extends Error {}

export const toLines = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

export const toNumbers = (line: string): number[] => line.split(/\s+/).map(Number)
