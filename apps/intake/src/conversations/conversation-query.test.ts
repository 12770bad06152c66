import { describe, expect, it } from 'vitest'
import { readConversationFilters, toConversationPath } from './conversation-query'

const id = '01930000-0000-7000-8000-000000000001'
const read = (text: string) => readConversationFilters(new URLSearchParams(text))

describe('the address of the conversations', () => {
  it('begins with those who want a person', () => {
    expect(read('')).toEqual({ view: 'person', channel: undefined, open: undefined })
  })
  it('ignores what it does not know', () => {
    expect(read('view=../x&channel=fax&open=<b>')).toEqual({ view: 'person', channel: undefined, open: undefined })
  })
  it('is read as it was written', () => {
    for (const filters of [
      { view: 'callBacks', channel: undefined, open: undefined },
      { view: 'mine', channel: 'sms', open: id },
    ] as const) {
      const [, query] = toConversationPath(filters).split('?')
      expect(read(query ?? '')).toEqual(filters)
    }
  })
})
