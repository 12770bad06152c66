import { ProblemNotice, useApi, useTexts } from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import { setTripCosts, TripCostKind, type TripReport } from '@sipelandukilat/sdk/api/field'
import {
  ActionIcon,
  Button,
  Group,
  IconPlus,
  IconX,
  Modal,
  Select,
  Stack,
  showToast,
  TextInput,
  VisuallyHidden,
} from '@sipelandukilat/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { fieldKey } from '../requests/use-requests'
import { sharedTexts, tripProgressTexts } from '../texts/texts'
import { reportKey } from './use-trip-progress'

type Line = { key: string; kind: TripCostKind; rupiah: string; note: string }

const newLine = (): Line => ({ key: crypto.randomUUID(), kind: 'fuel', rupiah: '', note: '' })
/** Digits with or without the dots that people write in thousands. */
const rupiahOf = (text: string) => {
  const digits = text.replaceAll('.', '').trim()
  return /^\d{1,12}$/.test(digits) ? Number(digits) : undefined
}

/** The costs of a trip, line by line. */
export function CostsForm({ report, onClose }: { report: TripReport; onClose: () => void }) {
  const t = useTexts(tripProgressTexts)
  const w = useTexts(sharedTexts)
  const api = useApi()
  const queries = useQueryClient()
  const [lines, setLines] = useState<readonly Line[]>(() =>
    report.costs.length > 0
      ? report.costs.map(({ kind, rupiah, note }) => ({ key: crypto.randomUUID(), kind, rupiah: String(rupiah), note }))
      : [newLine()],
  )
  const change = (key: string, changes: Partial<Line>) =>
    setLines(lines.map((line) => (line.key === key ? { ...line, ...changes } : line)))
  const save = useMutation<TripReport, ProblemError>({
    mutationFn: () =>
      api.call(setTripCosts, {
        params: { id: report.trip.id },
        body: {
          costs: lines.map(({ kind, rupiah, note }) => ({ kind, rupiah: rupiahOf(rupiah) ?? 0, note })),
          expectedVersion: report.trip.version,
        },
      }),
    onSuccess: (saved) => {
      queries.setQueryData(reportKey(saved.trip.id), saved)
      showToast({ tone: 'positive', message: t('report.costs.saved') })
      onClose()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: fieldKey }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Modal opened onClose={onClose} title={t('report.costs')} size='48rem'>
      <form onSubmit={submit}>
        <Stack gap='md'>
          <ProblemNotice error={save.error} />
          {lines.map((line, index) => (
            <fieldset key={line.key} className='field-cost-line'>
              <VisuallyHidden component='legend'>{t('report.cost.line', { line: index + 1 })}</VisuallyHidden>
              <Select
                label={t('report.cost.kind')}
                options={TripCostKind.options.map((kind) => ({ value: kind, label: t(`cost.${kind}`) }))}
                value={line.kind}
                onChange={(kind) => change(line.key, { kind: TripCostKind.parse(kind) })}
              />
              <TextInput
                label={t('report.cost.rupiah')}
                inputMode='numeric'
                required
                value={line.rupiah}
                onChange={(event) => change(line.key, { rupiah: event.currentTarget.value })}
              />
              <TextInput
                label={t('report.cost.note')}
                maxLength={200}
                value={line.note}
                onChange={(event) => change(line.key, { note: event.currentTarget.value })}
              />
              <ActionIcon
                variant='default'
                size={36}
                aria-label={t('report.cost.remove', { line: index + 1 })}
                onClick={() => setLines(lines.filter((other) => other.key !== line.key))}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            </fieldset>
          ))}
          <Group>
            <Button
              variant='default'
              leftSection={<IconPlus size={16} aria-hidden />}
              disabled={lines.length >= 60}
              onClick={() => setLines([...lines, newLine()])}
            >
              {t('report.cost.add')}
            </Button>
          </Group>
          <Group justify='flex-end' gap='xs'>
            <Button variant='default' onClick={onClose}>
              {w('cancel')}
            </Button>
            <Button
              type='submit'
              loading={save.isPending}
              disabled={lines.some(({ rupiah }) => rupiahOf(rupiah) === undefined)}
            >
              {w('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
