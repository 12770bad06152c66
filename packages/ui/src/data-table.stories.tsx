import { useState } from 'react'
import {
  Button,
  DataTable,
  EmptyState,
  Group,
  IconChevronDown,
  IconChevronUp,
  StatusBadge,
  Table,
  UnstyledButton,
} from './index'
import type { StoryPage, StoryProps } from './story'

export const page: StoryPage = { components: ['DataTable'], group: 'data' }

const people = ['Maria Lolo', 'Yusuf Pangkey', 'Ani Baru', 'Markus Tandi', 'Siti Rahmah', 'Paulus Agung']
const villages = ['Sei Pancang', 'Long Bawan', 'Tanjung Karang', 'Binuang', 'Mansapa']
const pick = (values: readonly string[], index: number) => values[index % values.length] ?? ''
const listRows = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    number: `6503-KTP-${String(index + 121).padStart(6, '0')}`,
    name: pick(people, index),
    village: pick(villages, index),
    isLate: index % 3 === 1,
  }))

function Rows({ say, rows }: StoryProps & { rows: ReturnType<typeof listRows> }) {
  const heads = [say('Nomor', 'Number'), say('Nama', 'Name'), say('Desa', 'Village'), say('Status', 'Status')]
  return (
    <>
      <Table.Thead>
        <Table.Tr>
          {heads.map((head) => (
            <Table.Th key={head} scope='col'>
              {head}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.number}>
            <Table.Th scope='row'>{row.number}</Table.Th>
            <Table.Td data-label={heads[1]}>{row.name}</Table.Td>
            <Table.Td data-label={heads[2]}>{row.village}</Table.Td>
            <Table.Td data-label={heads[3]}>
              <StatusBadge tone={row.isLate ? 'warning' : 'info'}>
                {row.isLate ? say('Terlambat', 'Overdue') : say('Diverifikasi', 'In verification')}
              </StatusBadge>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </>
  )
}

export function Usual({ say }: StoryProps) {
  return (
    <DataTable caption={say('Permohonan KTP-el', 'Applications for an ID card')}>
      <Rows say={say} rows={listRows(4)} />
    </DataTable>
  )
}

/** Sorting is the caller's: a button in the head, and `aria-sort` says what it did. */
export function Sorted({ say }: StoryProps) {
  const [isAscending, setIsAscending] = useState(true)
  const rows = listRows(6).toSorted((one, other) => one.name.localeCompare(other.name) * (isAscending ? 1 : -1))
  return (
    <DataTable caption={say('Pemohon menurut nama', 'Applicants by name')} stacked={false}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope='col' aria-sort={isAscending ? 'ascending' : 'descending'}>
            <UnstyledButton fz='inherit' fw='inherit' onClick={() => setIsAscending(!isAscending)}>
              <Group gap={4} wrap='nowrap'>
                {say('Nama', 'Name')}
                {isAscending ? <IconChevronUp size={16} aria-hidden /> : <IconChevronDown size={16} aria-hidden />}
              </Group>
            </UnstyledButton>
          </Table.Th>
          <Table.Th scope='col'>{say('Desa', 'Village')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.number}>
            <Table.Th scope='row'>{row.name}</Table.Th>
            <Table.Td>{row.village}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </DataTable>
  )
}

/** Without rows there is no table: say why, and what to do. */
export function Empty({ say }: StoryProps) {
  return (
    <EmptyState
      title={say('Tidak ada permohonan', 'No applications')}
      description={say('Tidak ada yang cocok dengan saringan ini.', 'Nothing matches these filters.')}
      actions={<Button variant='default'>{say('Hapus saringan', 'Clear the filters')}</Button>}
    />
  )
}

export function Loading({ say }: StoryProps) {
  return (
    <DataTable caption={say('Permohonan KTP-el', 'Applications for an ID card')} isBusy>
      <Rows say={say} rows={listRows(3)} />
    </DataTable>
  )
}

export function ManyRows({ say }: StoryProps) {
  return (
    <DataTable caption={say('Semua permohonan', 'All applications')}>
      <Rows say={say} rows={listRows(30)} />
    </DataTable>
  )
}

export function LongText({ say }: StoryProps) {
  const rows = listRows(2).map((row) => ({
    ...row,
    name: 'Theresia Magdalena Wilhelmina Pangkey binti Yohanes Lolo Tandirerung',
    village: 'Desa Persiapan Long Layu Hulu Perbatasan',
  }))
  return (
    <DataTable caption={say('Nama panjang', 'Long names')}>
      <Rows say={say} rows={rows} />
    </DataTable>
  )
}

/** A matrix that makes no sense as cards: it scrolls in its own box. */
export function Sideways({ say }: StoryProps) {
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des']
  return (
    <DataTable caption={say('Akta kelahiran per bulan', 'Birth certificates by month')} stacked={false}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope='col'>{say('Kecamatan', 'District')}</Table.Th>
          {months.map((month) => (
            <Table.Th key={month} scope='col'>
              {month}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {['Krayan', 'Lumbis', 'Sebatik'].map((district, row) => (
          <Table.Tr key={district}>
            <Table.Th scope='row'>{district}</Table.Th>
            {months.map((month, column) => (
              <Table.Td key={month}>{(row + 2) * (column + 7)}</Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </DataTable>
  )
}
