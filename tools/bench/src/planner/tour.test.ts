import { expect, test } from 'vitest'
import { shortTour } from './tour'

test('finds the way around a circle, whatever the order its points are given in', () => {
  const depot = { x: 10, y: 0 }
  const points = Array.from({ length: 11 }, (_, index) => {
    const angle = (2 * Math.PI * (((index * 5) % 11) + 1)) / 12
    return { x: 10 * Math.cos(angle), y: 10 * Math.sin(angle) }
  })
  const tour = shortTour(
    depot,
    points,
    points.map((_, index) => index),
  )
  const along = tour.map((index) => (index * 5) % 11)
  expect([along, along.toReversed()]).toContainEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
})
