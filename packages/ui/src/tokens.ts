// Colours in the manner of Indonesia's government design system; each text on its ground is checked in `tokens.test.ts`.
type Ground = {
  canvas: string
  surface: string
  raised: string
  text: string
  dimmed: string
  placeholder: string
  stroke: string
  strokeStrong: string
  link: string
  error: string
  accent: string
  onAccent: string
  header: string
  onHeader: string
  selected: string
  onSelected: string
}

/** The neutral grounds and what is written on them. `strokeStrong` outlines controls (3 : 1, WCAG 1.4.11). */
export const grounds = {
  light: {
    canvas: '#f5f7fa',
    surface: '#ffffff',
    raised: '#ffffff',
    text: '#1f1f1f',
    dimmed: '#525252',
    placeholder: '#6b6f76',
    stroke: '#e5e5e5',
    strokeStrong: '#85898f',
    link: '#1459ab',
    error: '#b71c1c',
    accent: '#196bcd',
    onAccent: '#ffffff',
    header: '#1f2855',
    onHeader: '#ffffff',
    selected: '#e8f1fc',
    onSelected: '#124a91',
  },
  dark: {
    canvas: '#12151c',
    surface: '#1a1e27',
    raised: '#222733',
    text: '#e9ebef',
    dimmed: '#b0b6c2',
    placeholder: '#9aa1ae',
    stroke: '#323846',
    strokeStrong: '#6f7888',
    link: '#8bbcf7',
    error: '#ff9a94',
    accent: '#196bcd',
    onAccent: '#ffffff',
    header: '#161c3a',
    onHeader: '#ffffff',
    selected: '#1c3250',
    onSelected: '#b5d5fb',
  },
} as const satisfies Record<'light' | 'dark', Ground>

export const tones = ['neutral', 'info', 'positive', 'warning', 'negative', 'navy'] as const
export type Tone = (typeof tones)[number]

/** Ground and text of badges, alerts and notices. */
export const toneColors = {
  light: {
    neutral: { ground: '#eceef1', text: '#43474d' },
    info: { ground: '#e2eefb', text: '#124a91' },
    positive: { ground: '#e0f5e3', text: '#17602a' },
    warning: { ground: '#fdf3cf', text: '#6b5200' },
    negative: { ground: '#fde4e4', text: '#9c1616' },
    navy: { ground: '#e4e6f1', text: '#1f2855' },
  },
  dark: {
    neutral: { ground: '#2b313d', text: '#d2d6de' },
    info: { ground: '#1a3253', text: '#b5d5fb' },
    positive: { ground: '#16381f', text: '#9fe0ab' },
    warning: { ground: '#3a3008', text: '#f5d76a' },
    negative: { ground: '#47191a', text: '#ffb8b3' },
    navy: { ground: '#262e56', text: '#c7cef2' },
  },
} as const satisfies Record<'light' | 'dark', Record<Tone, { ground: string; text: string }>>
