import { fieldMessage, ProblemNotice, useApi, useTexts } from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import { createKit, type Kit, KitState, updateKit } from '@sipelandukilat/sdk/api/field'
import { Button, Group, Modal, Select, Stack, showToast, TextInput, TileGrid } from '@sipelandukilat/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { fieldKey } from '../requests/use-requests'
import { sharedTexts, teamsTexts } from '../texts/texts'
import { OfficeSelect, useOffices } from './offices'

const stockFields = ['blanks', 'blanksLow', 'ribbons', 'ribbonsLow'] as const

const toConsumables = (stock: Record<(typeof stockFields)[number], string>) => ({
  blanks: { count: Number(stock.blanks), low: Number(stock.blanksLow) },
  ribbons: { count: Number(stock.ribbons), low: Number(stock.ribbonsLow) },
})

/** Enters an enrolment kit, or changes its name and state. */
export function KitForm({ kit, onClose }: { kit?: Kit; onClose: () => void }) {
  const t = useTexts(teamsTexts)
  const w = useTexts(sharedTexts)
  const api = useApi()
  const queries = useQueryClient()
  const offices = useOffices()
  const [serial, setSerial] = useState(kit?.serial ?? '')
  const [name, setName] = useState(kit?.name ?? '')
  const [state, setState] = useState<KitState>(kit?.state ?? 'ready')
  const [stock, setStock] = useState(() => ({
    blanks: String(kit?.blanks.count ?? 0),
    blanksLow: String(kit?.blanks.low ?? 0),
    ribbons: String(kit?.ribbons.count ?? 0),
    ribbonsLow: String(kit?.ribbons.low ?? 0),
  }))
  const [regencyCode, setRegencyCode] = useState(offices.regencyCode ?? '')
  const save = useMutation<Kit, ProblemError>({
    mutationFn: () =>
      kit
        ? api.call(updateKit, {
            params: { id: kit.id },
            body: { name, state, ...toConsumables(stock), expectedVersion: kit.version },
          })
        : api.call(createKit, {
            body: { serial, name, provinceCode: offices.provinceCode, regencyCode: regencyCode || null },
          }),
    onSuccess: () => {
      showToast({ tone: 'positive', message: t('kit.saved') })
      onClose()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: fieldKey }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Modal opened onClose={onClose} title={kit ? t('kit.edit', { serial: kit.serial }) : t('kit.add')}>
      <form onSubmit={submit}>
        <Stack gap='md'>
          <ProblemNotice error={save.error} />
          {!kit && (
            <>
              <TextInput
                label={t('kit.serial')}
                required
                maxLength={40}
                value={serial}
                onChange={(event) => setSerial(event.currentTarget.value)}
                error={fieldMessage(save.error, 'serial')}
              />
              <OfficeSelect value={regencyCode} onChange={setRegencyCode} />
            </>
          )}
          <TextInput
            label={t('kit.name')}
            required
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={fieldMessage(save.error, 'name')}
          />
          {kit && (
            <Select
              label={t('kit.state')}
              options={KitState.options.map((option) => ({ value: option, label: w(`kit.${option}`) }))}
              value={state}
              onChange={(value) => setState(KitState.parse(value))}
            />
          )}
          {kit && (
            <TileGrid minWidth='12rem'>
              {stockFields.map((field) => (
                <TextInput
                  key={field}
                  type='number'
                  min={0}
                  max={100_000}
                  required
                  label={t(`kit.${field}`)}
                  value={stock[field]}
                  onChange={(event) => setStock({ ...stock, [field]: event.currentTarget.value })}
                />
              ))}
            </TileGrid>
          )}
          <Group justify='flex-end' gap='xs'>
            <Button variant='default' onClick={onClose}>
              {w('cancel')}
            </Button>
            <Button type='submit' loading={save.isPending} disabled={!name.trim() || serial.trim().length < 3}>
              {w('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
