import { describe, expect, it } from 'vitest'
import { type EntryRow, emptyPaperEntry, newRow, pasteBlock, toSend } from './entry-row'

const sent: EntryRow['outcome'] = { state: 'sent', id: '1', trackingNumber: 'SPL-1', pin: '123456', lacks: null }
const columns = ['name', 'nik', 'phone']

describe('pasting', () => {
  it('fills from the cell on, adds rows, and drops what has no column', () => {
    const rows = pasteBlock([newRow()], columns, { row: 0, column: 1 }, [['1', '2', '3'], ['4']])
    expect(rows.map((row) => row.cells)).toEqual([{ nik: '1', phone: '2' }, { nik: '4' }])
  })

  it('never changes a row that was sent', () => {
    const row = { ...newRow(), cells: { name: 'Lidia' }, outcome: sent }
    expect(pasteBlock([row], columns, { row: 0, column: 0 }, [['Petrus']])).toEqual([row])
  })
})

describe('sending', () => {
  it('takes the rows that are filled and were not accepted before', () => {
    const filled = { ...newRow(), cells: { name: 'Lidia' } }
    const failed: EntryRow = {
      ...newRow(),
      cells: { name: 'Petrus' },
      outcome: { state: 'failed', message: '', errors: {} },
    }
    const done = { ...newRow(), cells: { name: 'Hana' }, outcome: sent }
    expect(toSend({ ...emptyPaperEntry(''), rows: [filled, newRow(), failed, done] })).toEqual([filled, failed])
  })
})
