import { describe, expect, it } from 'vitest'
import { contrastRatio } from './contrast'
import { colorScales } from './theme'
import { grounds, toneColors, tones } from './tokens'

const TEXT = 4.5
const CONTROL = 3

describe('contrast', () => {
  it('computes the ratio as WCAG does', () => {
    expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrastRatio('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  })

  describe.each(['light', 'dark'] as const)('%s', (scheme) => {
    const ground = grounds[scheme]
    it.each(['text', 'dimmed', 'placeholder', 'link', 'error'] as const)(
      '%s reads on canvas, surface and raised',
      (name) => {
        for (const under of [ground.canvas, ground.surface, ground.raised])
          expect(contrastRatio(ground[name], under)).toBeGreaterThanOrEqual(TEXT)
      },
    )
    it('text reads on accent, header and selection', () => {
      expect(contrastRatio(ground.onAccent, ground.accent)).toBeGreaterThanOrEqual(TEXT)
      expect(contrastRatio(ground.onHeader, ground.header)).toBeGreaterThanOrEqual(TEXT)
      expect(contrastRatio(ground.onSelected, ground.selected)).toBeGreaterThanOrEqual(TEXT)
    })
    it('outlines of controls stand out', () => {
      expect(contrastRatio(ground.strokeStrong, ground.surface)).toBeGreaterThanOrEqual(CONTROL)
      expect(contrastRatio(ground.strokeStrong, ground.canvas)).toBeGreaterThanOrEqual(CONTROL)
    })
    it.each(tones)('tone %s reads on its ground', (tone) => {
      const { ground: under, text } = toneColors[scheme][tone]
      expect(contrastRatio(text, under)).toBeGreaterThanOrEqual(TEXT)
    })
  })

  it('white reads on the filled shade of every scale', () => {
    for (const scale of Object.values(colorScales))
      expect(contrastRatio('#ffffff', scale[8])).toBeGreaterThanOrEqual(TEXT)
  })
})
