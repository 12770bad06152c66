import type { OutboundChoice } from './message'

/** Choices as lines that are answered by their number, where a channel has no buttons or not enough of them. */
export function withNumberedChoices(text: string, choices: readonly OutboundChoice[] | undefined): string {
  if (!choices || choices.length === 0) return text
  const lines = choices.map(({ title, description }, index) =>
    description ? `${index + 1}. ${title} – ${description}` : `${index + 1}. ${title}`,
  )
  return `${text}\n\n${lines.join('\n')}`
}
