import { type ProblemDocument, ProblemError } from '@sipelandukilat/sdk/api'

/** The problem document behind an error of the API. @throws the error itself when it is a fault of our own. */
export function problemOf(error: unknown): ProblemDocument {
  if (error instanceof ProblemError) return error.problem
  throw error
}

/** Whether a call was refused for this reason (`/problems/<type>`). */
export const isProblem = (error: unknown, type: string): error is ProblemError =>
  error instanceof ProblemError && error.problem.type === `/problems/${type}`
