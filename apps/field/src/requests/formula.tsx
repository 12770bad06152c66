import { ProblemState, useApi, useFormat, useTexts } from '@sipelandukilat/sdk'
import type { ProblemError, ResponseOf } from '@sipelandukilat/sdk/api'
import { readPriorityFormula } from '@sipelandukilat/sdk/api/field'
import { Button, DataTable, LoadingState, Modal, Stack, Table, Text } from '@sipelandukilat/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { requestsTexts } from '../texts/texts'
import { fieldKey } from './use-requests'

/** Opens the formula of the priority, as the office works with it. */
export function FormulaButton() {
  const t = useTexts(requestsTexts)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant='subtle' size='compact-sm' onClick={() => setOpen(true)}>
        {t('formula.title')}
      </Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t('formula.title')} size='36rem'>
        <Formula />
      </Modal>
    </>
  )
}

function Formula() {
  const t = useTexts(requestsTexts)
  const format = useFormat()
  const api = useApi()
  const formula = useQuery<ResponseOf<typeof readPriorityFormula>, ProblemError>({
    queryKey: [...fieldKey, 'formula'],
    queryFn: () => api.call(readPriorityFormula, {}),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (formula.error)
    return <ProblemState error={formula.error} onRetry={() => void formula.refetch()} isRetrying={formula.isFetching} />
  if (!formula.data) return <LoadingState rows={8} />
  return (
    <Stack gap='md'>
      <Text>{t('formula.intro', { version: formula.data.version })}</Text>
      <DataTable caption={t('formula.caption')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('formula.what')}</Table.Th>
            <Table.Th>{t('formula.points')}</Table.Th>
            <Table.Th>{t('formula.most')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {formula.data.terms.map((term) => (
            <Table.Tr key={term.code}>
              <Table.Td data-label={t('formula.what')}>{term.label}</Table.Td>
              <Table.Td data-label={t('formula.points')}>{format.number(term.points)}</Table.Td>
              <Table.Td data-label={t('formula.most')}>{format.number(term.most)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </DataTable>
    </Stack>
  )
}
