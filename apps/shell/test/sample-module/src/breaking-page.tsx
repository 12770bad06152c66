export function BreakingPage(): never {
  throw new Error('This page always breaks')
}
