/** The code by which PostgreSQL tells what failed; undefined of what comes from elsewhere. */
export const codeOf = (error: unknown): string | undefined => (error as { code?: string } | null)?.code

/** A prepared statement whose table has changed since: its connection prepares nothing right any more. */
export const isStalePlan = (error: unknown): boolean => codeOf(error) === '0A000'
