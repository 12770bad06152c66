import { type CSSVariablesResolver, createTheme } from '@mantine/core'
import { grounds, type Tone, toneColors, tones } from './tokens'

/** Shade 8 is the filled one (`primaryShade`): dark enough for white text in both schemes. */
export const colorScales = {
  gray: ['#f8f9fb', '#f1f3f5', '#e5e7eb', '#d3d7dd', '#85898f', '#7d828a', '#686d75', '#5c6168', '#3b3f45', '#1f1f1f'],
  blue: ['#e8f1fc', '#d0e2f8', '#a4c6f0', '#74a8e8', '#8bbcf7', '#4a8fe0', '#3480d9', '#2576d4', '#196bcd', '#1459ab'],
  navy: ['#eceef6', '#d5d9ea', '#aab2d5', '#7c88be', '#c7cef2', '#4a578f', '#37437a', '#2b3568', '#1f2855', '#181f44'],
  green: ['#e6f7e8', '#cdeed2', '#9fe0ab', '#6fd07e', '#9fe0ab', '#3cc14e', '#2fa641', '#258a36', '#1d702b', '#165a22'],
  red: ['#fdeaea', '#fbd3d3', '#f6a6a6', '#f37777', '#ff9a94', '#f02d2d', '#dc2626', '#cc2020', '#b71c1c', '#951515'],
  yellow: [
    '#fef8e0',
    '#fdf0bd',
    '#f9e07b',
    '#f4cf3b',
    '#f5d76a',
    '#eebb04',
    '#c99d02',
    '#a07d02',
    '#7a5f00',
    '#5f4a00',
  ],
} as const

const dark = grounds.dark

/** The look of every surface: calm, official, dense enough for officers; a 4-px grid and a radius of 8. */
export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: 8,
  colors: {
    ...colorScales,
    dark: [
      dark.text,
      '#cdd2da',
      dark.dimmed,
      dark.placeholder,
      dark.strokeStrong,
      '#2a303d',
      dark.raised,
      dark.surface,
      dark.canvas,
      '#0c0e13',
    ],
  },
  black: grounds.light.text,
  // No font is shipped, so none is named: the device shows its own (docs/decisions/0010).
  fontFamily: 'system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, monospace',
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '2rem' },
      h2: { fontSize: '1.25rem', lineHeight: '1.75rem' },
      h3: { fontSize: '1.0625rem', lineHeight: '1.5rem' },
      h4: { fontSize: '1rem', lineHeight: '1.5rem' },
    },
  },
  components: {
    Select: { defaultProps: { checkIconPosition: 'right', comboboxProps: { shadow: 'md' } } },
  },
})

function groundVariables(scheme: 'light' | 'dark'): Record<string, string> {
  const ground = grounds[scheme]
  const variables: Record<string, string> = {
    '--mantine-color-body': ground.surface,
    '--mantine-color-text': ground.text,
    '--mantine-color-dimmed': ground.dimmed,
    '--mantine-color-placeholder': ground.placeholder,
    '--mantine-color-error': ground.error,
    '--mantine-color-anchor': ground.link,
    '--mantine-color-default-border': ground.strokeStrong,
    '--mantine-color-default': ground.surface,
    '--ui-canvas': ground.canvas,
    '--ui-surface': ground.surface,
    '--ui-raised': ground.raised,
    '--ui-stroke': ground.stroke,
    '--ui-header': ground.header,
    '--ui-on-header': ground.onHeader,
    '--ui-selected': ground.selected,
    '--ui-on-selected': ground.onSelected,
  }
  for (const tone of tones) {
    variables[`--ui-tone-${tone}`] = toneColors[scheme][tone].ground
    variables[`--ui-on-tone-${tone}`] = toneColors[scheme][tone].text
  }
  return variables
}

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: groundVariables('light'),
  dark: groundVariables('dark'),
})

/** Inline custom properties that paint an element in a tone. */
export const toneStyle = (tone: Tone): Record<string, string> => ({
  '--ui-ground': `var(--ui-tone-${tone})`,
  '--ui-ink': `var(--ui-on-tone-${tone})`,
})
