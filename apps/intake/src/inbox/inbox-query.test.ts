import { describe, expect, it } from 'vitest'
import { countFilters, readFilters } from './inbox-query'

const read = (query: string) => readFilters(new URLSearchParams(query), 'new')

describe('the inbox’s address', () => {
  it('opens the rows behind a figure of the reports', () => {
    expect(
      read('view=all&service=AK-LAHIR&channel=web&status=completed&region=65.03&from=2026-01-01&to=2026-01-31'),
    ).toEqual({
      view: 'all',
      sort: '-submittedAt',
      overdue: false,
      service: 'AK-LAHIR',
      channel: 'web',
      status: 'completed',
      region: '65.03',
      from: '2026-01-01',
      to: '2026-01-31',
    })
  })

  it('begins with the reader’s own first view', () => {
    expect(read('')).toEqual({ view: 'new', sort: '-submittedAt', overdue: false })
  })

  it('ignores what it does not know', () => {
    expect(read('view=secret&channel=telepathy&region=nunukan&from=yesterday&sort=name')).toEqual(read(''))
  })

  it('counts the filters beside the view', () => {
    expect(countFilters(new URLSearchParams('view=all&sort=dueAt&service=KIA&overdue=true'))).toBe(2)
  })
})
