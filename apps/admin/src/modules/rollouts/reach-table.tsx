import { localized, useFormat, useLanguage, useTexts } from '@sipelandukilat/sdk'
import { roleLabels } from '@sipelandukilat/sdk/api'
import type { RolloutPreview } from '@sipelandukilat/sdk/api/modules'
import { DataTable, EmptyState, Notice, Stack, Table } from '@sipelandukilat/ui'
import { rolloutsTexts } from '../../texts/texts'

/** Who would get what, by regency and role, and how many that is in all. */
export function ReachTable({ preview, version }: { preview: RolloutPreview; version: string }) {
  const t = useTexts(rolloutsTexts)
  const { language } = useLanguage()
  const format = useFormat()
  const rows = preview.regencies.flatMap(({ regionCode, name, roles }) =>
    roles.map((role) => ({ ...role, regionCode, name })),
  )
  // Whoever is reached first: that is what is asked, and a phone shows few rows at once.
  const sorted = rows.toSorted((one, other) => Number(other.reached > 0) - Number(one.reached > 0))
  if (rows.length === 0) return <EmptyState title={t('preview.empty')} />
  const sum = (field: 'users' | 'reached') => rows.reduce((total, row) => total + row[field], 0)
  const reached = sum('reached')
  return (
    <Stack gap='md'>
      <Notice tone={reached === 0 ? 'warning' : 'info'} role='status'>
        {reached === 0
          ? t('preview.nobody')
          : t('preview.sum', { reached: format.number(reached), users: format.number(sum('users')), version })}
      </Notice>
      <DataTable caption={t('preview.caption')}>
        <Table.Thead>
          <Table.Tr>
            {(['regency', 'role', 'users', 'reached', 'version'] as const).map((column) => (
              <Table.Th key={column} scope='col'>
                {t(column)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sorted.map((row) => (
            <Table.Tr key={`${row.regionCode} ${row.role}`}>
              <Table.Th scope='row' fw={500} data-label={t('regency')}>
                {row.name}
              </Table.Th>
              <Table.Td data-label={t('role')}>{localized(roleLabels[row.role], language)}</Table.Td>
              <Table.Td data-label={t('users')}>{format.number(row.users)}</Table.Td>
              <Table.Td data-label={t('reached')}>{format.number(row.reached)}</Table.Td>
              <Table.Td data-label={t('version')}>{row.version ?? t('none')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </DataTable>
    </Stack>
  )
}
