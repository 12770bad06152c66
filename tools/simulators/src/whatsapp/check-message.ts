/** What the Cloud API refuses about a message; undefined when it takes it. Only the limits that senders run into. */
export function findFault(message: Readonly<Record<string, unknown>>): string | undefined {
  if (message.messaging_product !== 'whatsapp') return '(#100) messaging_product must be "whatsapp"'
  if (typeof message.to !== 'string' && typeof message.recipient !== 'string') return '(#100) to is required'
  const { type } = message
  const content = typeof type === 'string' ? message[type] : undefined
  if (!isRecord(content)) return `(#100) ${String(type)} is required`
  switch (type) {
    case 'text':
      return lengthFault('text.body', content.body, 4096)
    case 'interactive':
      return findInteractiveFault(content)
    case 'template':
      return typeof content.name === 'string' && isRecord(content.language)
        ? undefined
        : '(#100) template is incomplete'
    case 'document':
    case 'image':
      return typeof content.id === 'string' || typeof content.link === 'string' ? undefined : '(#100) no media given'
    default:
      return `(#131051) unsupported type ${String(type)}`
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The choices of an interactive message, buttons or rows. */
export function listChoices(
  interactive: Record<string, unknown>,
): { id: string; title: string; description?: string }[] {
  const action = isRecord(interactive.action) ? interactive.action : {}
  const buttons = listRecords(action.buttons).map(({ reply }) => (isRecord(reply) ? reply : {}))
  const rows = listRecords(action.sections).flatMap(({ rows }) => listRecords(rows))
  return [...buttons, ...rows].map(({ id, title, description }) => ({
    id: String(id ?? ''),
    title: String(title ?? ''),
    ...(typeof description === 'string' ? { description } : {}),
  }))
}

function findInteractiveFault(interactive: Record<string, unknown>): string | undefined {
  const isList = interactive.type === 'list'
  if (!isList && interactive.type !== 'button') return '(#100) interactive.type must be list or button'
  const choices = listChoices(interactive)
  const [most, longest] = isList ? [10, 24] : [3, 20]
  const body = isRecord(interactive.body) ? interactive.body.text : undefined
  if (choices.length < 1 || choices.length > most) return `(#131009) between 1 and ${most} choices`
  if (new Set(choices.map(({ id }) => id)).size < choices.length) return '(#131009) ids must be unique'
  if (!isList && new Set(choices.map(({ title }) => title)).size < choices.length)
    return '(#131009) titles must be unique'
  return (
    lengthFault('interactive.body.text', body, 1024) ??
    choices.map(({ title }) => lengthFault('title', title, longest)).find(Boolean) ??
    choices.map(({ description }) => description && lengthFault('description', description, 72)).find(Boolean)
  )
}

function lengthFault(name: string, value: unknown, most: number): string | undefined {
  if (typeof value !== 'string' || value.trim() === '') return `(#131008) ${name} is required`
  return value.length > most ? `(#131009) ${name} must be at most ${most} characters` : undefined
}

function listRecords(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : []
}
