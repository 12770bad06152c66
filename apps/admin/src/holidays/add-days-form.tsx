import { ProblemNotice, useApi, useTexts } from '@sipelandukilat/sdk'
import type { ProblemError, ResponseOf } from '@sipelandukilat/sdk/api'
import { readHolidayFile } from '@sipelandukilat/sdk/api/administration'
import { Button, DateInput, FileDropZone, Group, Stack, Text, TextInput, Title } from '@sipelandukilat/ui'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { holidaysTexts } from '../texts/texts'

type Day = { date: string; name: string }
type AddDaysFormProps = { year: number; onAdd: (days: readonly Day[]) => void }

/** A day by hand or many from a file; they come into the form above, not yet into the calendar. */
export function AddDaysForm({ year, onAdd }: AddDaysFormProps) {
  const t = useTexts(holidaysTexts)
  const api = useApi()
  const [date, setDate] = useState('')
  const [name, setName] = useState('')
  const isOfYear = (day: Day) => day.date.startsWith(`${year}-`)
  const read = useMutation<ResponseOf<typeof readHolidayFile>, ProblemError, File>({
    mutationFn: async (file) => api.call(readHolidayFile, { body: { csv: await file.text() } }),
    onSuccess: ({ items }) => onAdd(items.filter(isOfYear)),
  })
  const add = (event: FormEvent) => {
    event.preventDefault()
    onAdd([{ date, name: name.trim() }])
    setDate('')
    setName('')
  }
  const taken = read.data?.items.filter(isOfYear).length ?? 0
  const left = (read.data?.items.length ?? 0) - taken
  const lines = read.data?.unreadableLines ?? []
  return (
    <Stack gap='sm'>
      <Title order={2} size='h4'>
        {t('add')}
      </Title>
      <form onSubmit={add}>
        <Group align='flex-start'>
          <DateInput
            label={t('date')}
            value={date}
            onChange={setDate}
            min={`${year}-01-01`}
            max={`${year}-12-31`}
            required
          />
          <TextInput
            label={t('name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            required
            maxLength={120}
          />
          <Button type='submit' variant='default' mt={25}>
            {t('addButton')}
          </Button>
        </Group>
      </form>
      <FileDropZone
        label={t('file')}
        description={t('file.hint')}
        accept='.csv,text/csv,text/plain'
        disabled={read.isPending}
        onFiles={([file]) => file && read.mutate(file)}
      />
      <ProblemNotice error={read.error} />
      {read.data && (
        <Text role='status'>
          {[
            t('file.read', { count: taken }),
            left > 0 && t('file.otherYear', { count: left }),
            lines.length > 0 && t('file.unreadable', { lines: lines.join(', ') }),
          ]
            .filter(Boolean)
            .join(' ')}
        </Text>
      )}
    </Stack>
  )
}
