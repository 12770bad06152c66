import { ProblemNotice, ProblemState, useApi, useFormat, useTexts } from '@sipelandukilat/sdk'
import { listHolidays, type ProblemError, type ResponseOf, setHolidays } from '@sipelandukilat/sdk/api'
import {
  ActionIcon,
  Button,
  DataTable,
  DateInput,
  Group,
  IconTrash,
  LoadingState,
  Stack,
  showToast,
  Table,
  Text,
  TextInput,
  Title,
  VisuallyHidden,
} from '@sipelandukilat/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { administrationTexts } from '../texts/texts'

type Holidays = ResponseOf<typeof listHolidays>['items']

/** Holidays that count for one regency: the province's, and its own, which are entered here. */
export function Holidays({ code }: { code: string }) {
  const t = useTexts(administrationTexts)
  const format = useFormat()
  const api = useApi()
  const queries = useQueryClient()
  const key = ['admin', 'holidays', code]
  const holidays = useQuery<Holidays, ProblemError>({
    queryKey: key,
    queryFn: async () => (await api.call(listHolidays, { params: { code: code as never } })).items,
  })
  const own = (holidays.data ?? []).filter((holiday) => holiday.regencyCode === code)
  const save = useMutation<{ items: Holidays }, ProblemError, { date: string; name: string }[]>({
    mutationFn: (items) => api.call(setHolidays, { params: { code: code as never }, body: { items } }),
    onSuccess: ({ items }) => {
      queries.setQueryData(key, items)
      showToast({ message: t('regency.saved'), tone: 'positive' })
    },
  })
  const [date, setDate] = useState('')
  const [name, setName] = useState('')
  const add = (event: FormEvent) => {
    event.preventDefault()
    save.mutate([...own.filter((holiday) => holiday.date !== date), { date, name }], {
      onSuccess: () => {
        setDate('')
        setName('')
      },
    })
  }
  return (
    <Stack gap='sm'>
      <Title order={2} size='h4'>
        {t('regency.holidays')}
      </Title>
      <Text c='dimmed'>{t('regency.holidays.hint')}</Text>
      {holidays.error ? (
        <ProblemState error={holidays.error} onRetry={() => void holidays.refetch()} isRetrying={holidays.isFetching} />
      ) : !holidays.data ? (
        <LoadingState rows={3} />
      ) : holidays.data.length === 0 ? (
        <Text>{t('regency.holidays.empty')}</Text>
      ) : (
        <DataTable caption={t('regency.holidays.caption')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope='col'>{t('regency.holidays.date')}</Table.Th>
              <Table.Th scope='col'>{t('regency.holidays.name')}</Table.Th>
              <Table.Th scope='col'>{t('users.region')}</Table.Th>
              <Table.Th scope='col'>
                <VisuallyHidden>{t('actions')}</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {holidays.data.map((holiday) => (
              <Table.Tr key={`${holiday.date}${holiday.regencyCode}`}>
                <Table.Td data-label={t('regency.holidays.date')}>{format.date(holiday.date)}</Table.Td>
                <Table.Td data-label={t('regency.holidays.name')}>{holiday.name}</Table.Td>
                <Table.Td data-label={t('users.region')}>
                  {t(holiday.regencyCode ? 'regency.holidays.local' : 'regency.holidays.national')}
                </Table.Td>
                <Table.Td ta='right'>
                  {holiday.regencyCode && (
                    <ActionIcon
                      variant='subtle'
                      size='lg'
                      ms='auto'
                      aria-label={t('regency.holidays.remove', { name: holiday.name })}
                      onClick={() => save.mutate(own.filter((one) => one.date !== holiday.date))}
                    >
                      <IconTrash size={18} />
                    </ActionIcon>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </DataTable>
      )}
      <ProblemNotice error={save.error} />
      <form onSubmit={add}>
        <Group align='flex-start'>
          <DateInput label={t('regency.holidays.date')} value={date} onChange={setDate} required />
          <TextInput
            label={t('regency.holidays.name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            required
            maxLength={120}
          />
          <Button type='submit' variant='default' mt={25} loading={save.isPending}>
            {t('regency.holidays.add')}
          </Button>
        </Group>
      </form>
    </Stack>
  )
}
