/**
 * An answer that is JSON in the contract's shape already: the database wrote it. Every other answer passes through its
 * schema, which drops what the contract does not name; for the pages that officers wait for all day that costs more than it
 * finds, and a test holds them against the schema instead.
 */
export class ExactAnswer<Shape> {
  declare readonly shape: Shape
  constructor(readonly json: string) {}
}
