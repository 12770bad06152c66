import { useTexts } from '@sipelandukilat/sdk'
import { ActionIcon, Button, Fieldset, IconPlus, IconTrash, Text } from '@sipelandukilat/ui'
import type { ReactNode } from 'react'
import { networkTexts } from '../texts/texts'

type LineFieldsProps<Line> = {
  legend: string
  lines: readonly Line[]
  onChange: (lines: Line[]) => void
  /** What no line at all means. */
  hint?: string
  error?: string | undefined
  /** The line that is added by the button with these words. */
  fresh: Line
  addLabel: string
  children: (line: Line, change: (part: Partial<Line>) => void) => ReactNode
}

/** Lines of a form that are added, changed and removed one by one. */
export function LineFields<Line extends object>(props: LineFieldsProps<Line>) {
  const { legend, lines, onChange, hint, error, fresh, addLabel, children } = props
  const t = useTexts(networkTexts)
  const change = (index: number, part: Partial<Line>) =>
    onChange(lines.map((one, at) => (at === index ? { ...one, ...part } : one)))
  return (
    <Fieldset legend={legend}>
      <div className='field-rows'>
        {hint && lines.length === 0 && <Text c='dimmed'>{hint}</Text>}
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place
          <div key={index} className='field-row'>
            {children(line, (part) => change(index, part))}
            <ActionIcon
              variant='default'
              size={36}
              aria-label={t('form.remove', { number: index + 1 })}
              onClick={() => onChange(lines.filter((_, at) => at !== index))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </div>
        ))}
        {error && (
          <Text size='sm' c='var(--mantine-color-error)'>
            {error}
          </Text>
        )}
        <div>
          <Button
            variant='default'
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => onChange([...lines, fresh])}
          >
            {addLabel}
          </Button>
        </div>
      </div>
    </Fieldset>
  )
}
