import type pg from 'pg'

/** A column that a statement gives, and the OID of its type. */
export type DescribedColumn = { name: string; type: number }
export type Described = { columns: DescribedColumn[] } | { error: string }

/** Parses and describes a statement by the extended protocol, and runs nothing. */
class Describing implements pg.Submittable {
  readonly outcome: Promise<Described>
  #columns: DescribedColumn[] = []
  #finish: (outcome: Described) => void = () => undefined

  constructor(private readonly text: string) {
    this.outcome = new Promise((resolve) => {
      this.#finish = resolve
    })
  }
  submit(connection: pg.Connection): void {
    connection.parse({ name: '', text: this.text, types: [] }, true)
    connection.describe({ type: 'S', name: '' }, true)
    connection.sync()
  }
  handleRowDescription({ fields }: { fields: readonly { name: string; dataTypeID: number }[] }): void {
    this.#columns = fields.map(({ name, dataTypeID }) => ({ name, type: dataTypeID }))
  }
  handleError({ message }: Error): void {
    this.#finish({ error: message }) // the driver says nothing more to a query that failed
  }
  handleReadyForQuery(): void {
    this.#finish({ columns: this.#columns })
  }
}

export const describeStatement = (client: pg.ClientBase, text: string): Promise<Described> =>
  client.query(new Describing(text)).outcome
