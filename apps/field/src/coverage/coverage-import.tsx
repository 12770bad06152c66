import { fieldMessage, ProblemNotice, useFormat, useTexts } from '@sipelandukilat/sdk'
import type { ResponseOf } from '@sipelandukilat/sdk/api'
import { importVillageCoverage } from '@sipelandukilat/sdk/api/field'
import {
  Button,
  DataTable,
  DateInput,
  FileDropZone,
  Group,
  Modal,
  Notice,
  Stack,
  showToast,
  Table,
  Text,
  TextInput,
  TileGrid,
} from '@sipelandukilat/ui'
import { useState } from 'react'
import { coverageTexts, sharedTexts } from '../texts/texts'
import { useCoverageChange } from './use-coverage'

type Read = ResponseOf<typeof importVillageCoverage>
const shownLines = 20

/** A file of villages: read first, its bad lines named, and kept only when the reader says so. */
export function CoverageImport({ onClose }: { onClose: () => void }) {
  const t = useTexts(coverageTexts)
  const w = useTexts(sharedTexts)
  const [file, setFile] = useState<{ name: string; csv: string } | undefined>()
  const [source, setSource] = useState('')
  const [asOf, setAsOf] = useState<string>('')
  const [preview, setPreview] = useState<Read | undefined>()
  const send = useCoverageChange<boolean, Read>(
    (api, apply) => api.call(importVillageCoverage, { body: { csv: file?.csv ?? '', source, asOf, apply } }),
    (read) => {
      if (!read.applied) return setPreview(read)
      showToast({ tone: 'positive', message: t('import.saved', { count: read.good.length }) })
      onClose()
    },
  )
  const choose = async ([chosen]: readonly File[]) => {
    if (!chosen) return
    setPreview(undefined)
    send.reset()
    setFile({ name: chosen.name, csv: await chosen.text() })
  }
  const isReady = file !== undefined && source.trim() !== '' && asOf !== ''
  const fileError = fieldMessage(send.error, 'csv')
  return (
    <Modal opened onClose={onClose} title={t('import.title')} size='44rem'>
      <Stack gap='md'>
        <ProblemNotice error={send.error} />
        <FileDropZone
          label={t('import.file')}
          description={t('import.columns')}
          accept='.csv,text/csv'
          onFiles={(files) => void choose(files)}
        />
        {file && <Text>{t('import.chosen', { name: file.name })}</Text>}
        {fileError && <Notice tone='negative'>{fileError}</Notice>}
        <TileGrid minWidth='14rem'>
          <TextInput
            label={t('form.source')}
            description={t('form.source.hint')}
            required
            maxLength={120}
            value={source}
            onChange={(event) => setSource(event.currentTarget.value)}
          />
          <DateInput
            label={t('form.asOf')}
            required
            value={asOf}
            onChange={setAsOf}
            error={fieldMessage(send.error, 'asOf')}
          />
        </TileGrid>
        {preview && <Preview read={preview} />}
        <Group justify='flex-end' gap='xs'>
          <Button variant='default' onClick={onClose}>
            {w('cancel')}
          </Button>
          {preview && preview.good.length > 0 ? (
            <Button loading={send.isPending} disabled={!isReady} onClick={() => send.mutate(true)}>
              {t('import.apply', { count: preview.good.length })}
            </Button>
          ) : (
            <Button loading={send.isPending} disabled={!isReady} onClick={() => send.mutate(false)}>
              {t('import.check')}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  )
}

function Preview({ read }: { read: Read }) {
  const t = useTexts(coverageTexts)
  const format = useFormat()
  const figures = (counts: { eligible: number; recorded: number }) =>
    t('column.share.value', { recorded: format.number(counts.recorded), eligible: format.number(counts.eligible) })
  return (
    <Stack gap='sm'>
      <Notice tone={read.good.length > 0 ? 'info' : 'warning'}>{t('import.good', { count: read.good.length })}</Notice>
      {read.bad.length > 0 && (
        <Notice tone='warning' title={t('import.bad', { count: read.bad.length })}>
          <ul className='field-bad-lines'>
            {read.bad.slice(0, shownLines).map((bad) => (
              <li key={bad.line}>
                {t('import.line', { line: bad.line })}: {bad.message} <code>{bad.text}</code>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {read.good.length > 0 && (
        <DataTable caption={t('import.preview')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('column.village')}</Table.Th>
              <Table.Th>{t('import.before')}</Table.Th>
              <Table.Th>{t('import.after')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {read.good.slice(0, shownLines).map((line) => (
              <Table.Tr key={line.line}>
                <Table.Td data-label={t('column.village')}>{line.villageName}</Table.Td>
                <Table.Td data-label={t('import.before')}>{line.before ? figures(line.before) : '–'}</Table.Td>
                <Table.Td data-label={t('import.after')}>{figures(line)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </DataTable>
      )}
      {read.good.length > shownLines && (
        <Text c='dimmed'>{t('import.more', { count: read.good.length - shownLines })}</Text>
      )}
    </Stack>
  )
}
