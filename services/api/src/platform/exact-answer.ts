/**
 * An answer built field by field in the contract's shape. Every other one passes through its schema, which drops what the
 * contract does not name; for the answers that officers wait for all day that costs more than it finds.
 */
export class ExactAnswer<Shape> {
  constructor(readonly value: Shape) {}
}
