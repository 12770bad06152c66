import { useTexts } from '@sipelandukilat/sdk'
import { Checkbox, Fieldset, Select, Stack, Text, TileGrid } from '@sipelandukilat/ui'
import { Fragment, type ReactNode } from 'react'
import { planningTexts } from '../texts/texts'

type PickListProps = {
  legend: string
  empty: string
  bases: readonly { id: string; name: string }[]
  things: readonly { id: string; name: string; baseId: string; isPicked: boolean }[]
  onPick: (id: string, isPicked: boolean) => void
  onBase: (id: string, baseId: string) => void
  /** What holds for all of them. */
  children: ReactNode
}

/** Teams or kits that take part, and where each sets out. */
export function PickList({ legend, empty, bases, things, onPick, onBase, children }: PickListProps) {
  const t = useTexts(planningTexts)
  const options = bases.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Fieldset legend={legend}>
      <Stack gap='md'>
        {things.length === 0 ? (
          <Text c='dimmed'>{empty}</Text>
        ) : (
          <div className='field-planning-pick'>
            {things.map(({ id, name, baseId, isPicked }) => (
              <Fragment key={id}>
                <Checkbox
                  label={name}
                  checked={isPicked}
                  onChange={(event) => onPick(id, event.currentTarget.checked)}
                />
                <Select
                  aria-label={t('form.base', { name })}
                  options={options}
                  value={baseId}
                  disabled={!isPicked}
                  onChange={(value) => onBase(id, value)}
                />
              </Fragment>
            ))}
          </div>
        )}
        <TileGrid minWidth='14rem'>{children}</TileGrid>
      </Stack>
    </Fieldset>
  )
}
