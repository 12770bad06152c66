import { ProblemNotice, useApi, useLocalized, useTexts, useUnsavedChanges } from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import { confirmHolidayYear, type HolidayYear } from '@sipelandukilat/sdk/api/administration'
import {
  ActionIcon,
  Button,
  Checkbox,
  DataTable,
  DateInput,
  Group,
  IconTrash,
  Modal,
  Notice,
  Stack,
  showToast,
  Table,
  Text,
  TextInput,
} from '@sipelandukilat/ui'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { holidaysTexts } from '../texts/texts'
import { AddDaysForm } from './add-days-form'
import { DaySource } from './day-source'
import { addDays, type DraftDay, toConfirmed, toDraft } from './draft-days'

type YearFormProps = { year: HolidayYear; onConfirmed: (year: HolidayYear) => void }

/** The proposal of a year: what is ticked becomes the province's calendar of that year, by one press of a button. */
export function YearForm({ year, onConfirmed }: YearFormProps) {
  const t = useTexts(holidaysTexts)
  const localized = useLocalized()
  const api = useApi()
  const [days, setDays] = useState<readonly DraftDay[]>(() => toDraft(year))
  const [isDirty, setDirty] = useState(false)
  useUnsavedChanges(isDirty)
  const [isAsked, setAsked] = useState(false)
  const confirmed = toConfirmed(days)
  const save = useMutation<HolidayYear, ProblemError>({
    mutationFn: () =>
      api.call(confirmHolidayYear, {
        params: { code: year.provinceCode, year: year.year },
        body: { items: confirmed, confirmEmpty: confirmed.length === 0 },
      }),
    onSettled: () => setAsked(false),
    onSuccess: (saved) => {
      setDirty(false)
      showToast({ tone: 'positive', message: t('saved', { year: year.year }) })
      onConfirmed(saved)
    },
  })
  const put = (next: readonly DraftDay[]) => {
    setDirty(true)
    setDays(next)
  }
  const change = (key: string, values: Partial<DraftDay>) =>
    put(days.map((day) => (day.key === key ? { ...day, ...values } : day)))
  return (
    <Stack gap='lg'>
      {year.missing.length > 0 && (
        <Notice tone='warning'>
          {t('missing', { year: year.year, names: year.missing.map((name) => localized(name)).join(', ') })}
        </Notice>
      )}
      <DataTable caption={t('caption', { year: year.year })}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope='col'>{t('take')}</Table.Th>
            <Table.Th scope='col'>{t('date')}</Table.Th>
            <Table.Th scope='col'>{t('name')}</Table.Th>
            <Table.Th scope='col'>{t('source')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {days.map((day) => (
            <Table.Tr key={day.key}>
              <Table.Td data-label={t('take')}>
                <Group gap='xs' wrap='nowrap'>
                  <Checkbox
                    aria-label={t('takeDay', { name: day.name })}
                    checked={day.isTaken}
                    onChange={(event) => change(day.key, { isTaken: event.currentTarget.checked })}
                  />
                  {day.basis === 'added' && (
                    <ActionIcon
                      variant='subtle'
                      size='lg'
                      aria-label={t('remove', { name: day.name })}
                      onClick={() => put(days.filter(({ key }) => key !== day.key))}
                    >
                      <IconTrash size={18} />
                    </ActionIcon>
                  )}
                </Group>
              </Table.Td>
              <Table.Td data-label={t('date')}>
                <DateInput
                  aria-label={t('date')}
                  value={day.date}
                  onChange={(date) => change(day.key, { date })}
                  min={`${year.year}-01-01`}
                  max={`${year.year}-12-31`}
                />
              </Table.Td>
              <Table.Td data-label={t('name')}>
                <TextInput
                  aria-label={t('name')}
                  miw={{ base: 0, md: 300 }}
                  value={day.name}
                  maxLength={120}
                  onChange={(event) => change(day.key, { name: event.currentTarget.value })}
                />
              </Table.Td>
              <Table.Td data-label={t('source')}>
                <DaySource day={day} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </DataTable>
      <AddDaysForm year={year.year} onAdd={(added) => put(addDays(days, added))} />
      <ProblemNotice error={save.error} />
      <Group justify='flex-end'>
        <Button onClick={() => (confirmed.length === 0 ? setAsked(true) : save.mutate())} loading={save.isPending}>
          {t('confirm', { count: confirmed.length, year: year.year })}
        </Button>
      </Group>
      <Modal opened={isAsked} onClose={() => setAsked(false)} title={t('none.title', { year: year.year })}>
        <Stack>
          <Text>{t('none.consequence', { year: year.year })}</Text>
          <Group justify='flex-end' gap='xs'>
            <Button variant='default' onClick={() => setAsked(false)}>
              {t('none.back')}
            </Button>
            <Button color='red' onClick={() => save.mutate()} loading={save.isPending}>
              {t('none.confirm')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Stack>
  )
}
