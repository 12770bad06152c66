import { Table } from './index'
import type { StoryPage, StoryProps } from './story'

export const page: StoryPage = { components: ['Table'], group: 'data' }

/** A small table within a text; for rows of a list take `DataTable`. */
export function Usual({ say }: StoryProps) {
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope='col'>{say('Layanan', 'Service')}</Table.Th>
          <Table.Th scope='col'>{say('Hari', 'Days')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        <Table.Tr>
          <Table.Td>{say('Kartu keluarga', 'Family card')}</Table.Td>
          <Table.Td>3</Table.Td>
        </Table.Tr>
        <Table.Tr>
          <Table.Td>{say('Akta kelahiran', 'Birth certificate')}</Table.Td>
          <Table.Td>5</Table.Td>
        </Table.Tr>
      </Table.Tbody>
    </Table>
  )
}
