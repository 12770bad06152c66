/** How large the reader wants the texts, the usual size first. */
export const textSizes = ['normal', 'larger', 'largest'] as const
export type TextSize = (typeof textSizes)[number]
export const isTextSize = (value: unknown): value is TextSize => textSizes.some((size) => size === value)

/** Name of the cookie that keeps the size, and of the query that chooses it. */
export const textSizeName = 'huruf'

/** For how many days a device remembers the chosen language and size of text. */
export const choiceDays = 365
