import { describe, expect, it } from 'vitest'
import { matchPage } from './match-page'

const page = (path: `/${string}`) => ({ path, component: () => null })
const pages = [page('/trips'), page('/trips/$tripId'), page('/trips/new'), page('/trips/$tripId/stops/$stopId')]
const found = (path: string) => {
  const match = matchPage(pages, path)
  return match && [match.page.path, match.params]
}

describe('matchPage', () => {
  it('finds a fixed path, with or without a closing slash', () => {
    expect(found('/trips')).toEqual(['/trips', {}])
    expect(found('/trips/')).toEqual(['/trips', {}])
  })
  it('prefers a fixed segment to a named one', () => {
    expect(found('/trips/new')).toEqual(['/trips/new', {}])
    expect(found('/trips/7')).toEqual(['/trips/$tripId', { tripId: '7' }])
  })
  it('gives every named part, decoded', () => {
    expect(found('/trips/7/stops/a%20b')).toEqual(['/trips/$tripId/stops/$stopId', { tripId: '7', stopId: 'a b' }])
  })
  it('finds nothing for a longer, unknown or mistyped path', () => {
    expect(found('/trips/7/stops')).toBeUndefined()
    expect(found('/other')).toBeUndefined()
    expect(found('/trips/%')).toBeUndefined()
  })
})
