import { useLanguage, useLocalized, useTexts } from '@sipelandukilat/sdk'
import { statusLabel } from '@sipelandukilat/sdk/api'
import { lackNames, type ServiceDefinition, toLocalDate } from '@sipelandukilat/sdk/forms'
import { ActionIcon, Button, DataTable, IconTrash, StatusBadge, Table, Text } from '@sipelandukilat/ui'
import type { ClipboardEvent } from 'react'
import { EntryLabel } from '../entry/entry-label'
import { isOptionalOf } from '../entry/people-fields'
import { paperEntryTexts } from '../texts/texts'
import type { TrackUpload } from '../upload/use-uploads'
import { EntryCell } from './entry-cell'
import { type AnswerColumn, applicantColumns, papersOf, parseBlock } from './entry-columns'
import { type EntryRow, pasteBlock, withoutDoubts } from './entry-row'
import { FileCell } from './file-cell'
import type { usePaperEntry } from './use-paper-entry'

type EntryGridProps = {
  definition: ServiceDefinition
  columns: readonly AnswerColumn[]
  control: ReturnType<typeof usePaperEntry>
  track: TrackUpload
}

type OutcomeProps = {
  row: EntryRow
  definition: ServiceDefinition
  /** Undefined while it cannot be sent. */
  onSave: ((how: { restFollows: boolean; isSeen?: boolean }) => void) | undefined
}

function Outcome({ row, definition, onSave }: OutcomeProps) {
  const t = useTexts(paperEntryTexts)
  const localized = useLocalized()
  const { language } = useLanguage()
  const { outcome } = row
  if (outcome.state === 'new') return null
  if (outcome.state === 'sent')
    return (
      <>
        {outcome.lacks ? (
          <StatusBadge tone='warning'>{statusLabel('incomplete', language)}</StatusBadge>
        ) : (
          <StatusBadge tone='positive'>{t('sent')}</StatusBadge>
        )}
        <Text size='sm'>{t('numberAndPin', { number: outcome.trackingNumber, pin: outcome.pin })}</Text>
        {outcome.lacks && (
          <Text size='sm'>{t('lacks', { names: lackNames(definition, outcome.lacks).map(localized).join(', ') })}</Text>
        )}
      </>
    )
  if (outcome.state === 'doubtful')
    return (
      <>
        <StatusBadge tone='warning'>{t('doubtful')}</StatusBadge>
        <Text size='sm' role='alert'>
          {outcome.warnings.map(({ message }) => message).join(' ')}
        </Text>
        <Button
          size='compact-sm'
          variant='default'
          disabled={!onSave}
          onClick={() => onSave?.({ restFollows: outcome.restFollows, isSeen: true })}
        >
          {t(outcome.restFollows ? 'saveAnyway' : 'sendAnyway')}
        </Button>
      </>
    )
  const messages = Object.values(outcome.errors)
  return (
    <>
      <StatusBadge tone='negative'>{t('failed')}</StatusBadge>
      <Text size='sm' role='alert'>
        {messages.length > 0 ? messages.join(' ') : outcome.message}
      </Text>
      {messages.length > 0 && (
        <Button size='compact-sm' variant='default' disabled={!onSave} onClick={() => onSave?.({ restFollows: true })}>
          {t('saveIncomplete')}
        </Button>
      )}
    </>
  )
}

/** Rows are people, columns the key questions; a spreadsheet's block can be pasted into any cell. */
export function EntryGrid({ definition, columns, control, track }: EntryGridProps) {
  const t = useTexts(paperEntryTexts)
  const localized = useLocalized()
  const { entry, change, changeRow, rowOf } = control
  const days = { today: toLocalDate(new Date()), handedIn: entry.occurredOn }
  const papers = new Map(entry.rows.map((row) => [row.key, papersOf(definition, columns, row.cells, days)]))
  const takesPaper = (row: EntryRow, id: string) =>
    papers.get(row.key)?.has(id) === true || row.files.some((file) => file.requirement === id)
  const requirements = definition.requirements.filter(({ id }) => entry.rows.some((row) => takesPaper(row, id)))
  const columnIds = [...applicantColumns, ...columns.map((column) => column.path)]
  const titleOf = ({ field, repeats, rowIndex }: AnswerColumn) =>
    repeats ? `${localized(field.label)} ${rowIndex + 1}` : localized(field.label)
  const errorOf = (row: EntryRow, path: string) =>
    row.outcome.state === 'failed' ? row.outcome.errors[path] : undefined

  const paste = (event: ClipboardEvent, row: number, column: number) => {
    const block = parseBlock(event.clipboardData.getData('text/plain'))
    // One value goes into the cell as any typing does.
    if (block.length === 1 && block[0]?.length === 1) return
    event.preventDefault()
    change({ rows: pasteBlock(entry.rows, columnIds, { row, column }, block) })
  }
  const enter = (key: string, id: string, value: string) =>
    changeRow(key, { cells: { ...rowOf(key)?.cells, [id]: value }, ...withoutDoubts(rowOf(key)) })

  return (
    <DataTable caption={t('caption')} stacked={false}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>#</Table.Th>
          <Table.Th>{t('result')}</Table.Th>
          {applicantColumns.map((column) => (
            <Table.Th key={column}>
              <EntryLabel label={t(column)} isOptional={isOptionalOf(definition, column)} />
            </Table.Th>
          ))}
          {columns.map((column) => (
            <Table.Th key={column.path}>{titleOf(column)}</Table.Th>
          ))}
          {requirements.map((requirement) => (
            <Table.Th key={requirement.id}>{localized(requirement.label)}</Table.Th>
          ))}
          <Table.Th aria-hidden />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {entry.rows.map((row, rowIndex) => {
          const isSent = row.outcome.state === 'sent'
          const rowName = t('row', { number: rowIndex + 1 })
          return (
            <Table.Tr key={row.key} className='intake-entry-row'>
              <Table.Td>{rowIndex + 1}</Table.Td>
              <Table.Td>
                <Outcome
                  row={row}
                  definition={definition}
                  onSave={
                    entry.isDeclared && !control.isSending
                      ? (how) => void control.send(definition, columns, [row], how)
                      : undefined
                  }
                />
              </Table.Td>
              {applicantColumns.map((column, index) => (
                <Table.Td key={column}>
                  <EntryCell
                    label={`${rowName}: ${t(column)}`}
                    value={row.cells[column] ?? ''}
                    error={errorOf(row, `applicant.${column}`)}
                    disabled={isSent}
                    onChange={(value) => enter(row.key, column, value)}
                    onPaste={(event) => paste(event, rowIndex, index)}
                  />
                </Table.Td>
              ))}
              {columns.map((column, index) => (
                <Table.Td key={column.path}>
                  <EntryCell
                    label={`${rowName}: ${titleOf(column)}`}
                    field={column.field}
                    value={row.cells[column.path] ?? ''}
                    error={errorOf(row, `answers.${column.path}`)}
                    disabled={isSent}
                    onChange={(value) => enter(row.key, column.path, value)}
                    onPaste={(event) => paste(event, rowIndex, applicantColumns.length + index)}
                  />
                </Table.Td>
              ))}
              {requirements.map(({ id, label }) => (
                <Table.Td key={id}>
                  {!takesPaper(row, id) ? (
                    <Text size='sm' c='dimmed'>
                      {t('notAsked')}
                    </Text>
                  ) : (
                    <FileCell
                      label={`${rowName}: ${localized(label)}`}
                      fileName={row.files.find((file) => file.requirement === id)?.fileName}
                      error={errorOf(row, `attachments.${id}`)}
                      disabled={isSent}
                      track={track}
                      onAttach={(file) =>
                        changeRow(row.key, {
                          files: [
                            ...(rowOf(row.key)?.files ?? []).filter((one) => one.requirement !== id),
                            { requirement: id, ...file },
                          ],
                        })
                      }
                    />
                  )}
                </Table.Td>
              ))}
              <Table.Td>
                {!isSent && (
                  <ActionIcon
                    variant='subtle'
                    color='red'
                    size={36}
                    aria-label={t('removeRow', { number: rowIndex + 1 })}
                    onClick={() => change({ rows: entry.rows.filter((one) => one.key !== row.key) })}
                  >
                    <IconTrash size={18} aria-hidden />
                  </ActionIcon>
                )}
              </Table.Td>
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </DataTable>
  )
}
