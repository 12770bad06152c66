import { ProblemNotice, useApi, useTexts } from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import {
  type ImportLine,
  importNetwork,
  NetworkFileKind,
  previewNetworkImport,
} from '@sipelandukilat/sdk/api/travel-network'
import {
  Button,
  Checkbox,
  DataTable,
  FileDropZone,
  Group,
  LoadMore,
  Modal,
  Notice,
  Select,
  Stack,
  StatusBadge,
  Table,
  type Tone,
} from '@sipelandukilat/ui'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { networkTexts, sharedTexts } from '../texts/texts'
import { useNetworkChange } from './use-network'

const most = 230_000
const step = 100

/** Takes places or legs from a file: first what it would change, then the lines one chooses. */
export function ImportDialog({ provinceCode, onClose }: { provinceCode: string; onClose: () => void }) {
  const t = useTexts(networkTexts)
  const w = useTexts(sharedTexts)
  const api = useApi()
  const [kind, setKind] = useState<NetworkFileKind>('legs')
  const [file, setFile] = useState<{ name: string; csv: string } | undefined>()
  const [isTooBig, setTooBig] = useState(false)
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const preview = useMutation<{ lines: ImportLine[] }, ProblemError, string>({
    mutationFn: (csv) => api.call(previewNetworkImport, { body: { provinceCode, kind, csv } }),
    onSuccess: ({ lines }) => setChosen(new Set(lines.filter(isNews).map(({ line }) => line))),
  })
  const run = useNetworkChange<string, { added: number; changed: number }>(
    (client, csv) => client.call(importNetwork, { body: { provinceCode, kind, csv, lines: [...chosen] } }),
    ({ added, changed }) => {
      onClose()
      return t('import.done', { added, changed })
    },
  )
  const take = async (files: readonly File[]) => {
    const [given] = files
    if (!given) return
    const csv = await given.text()
    run.reset()
    preview.reset()
    setTooBig(csv.length > most)
    if (csv.length > most) return
    setFile({ name: given.name, csv })
    preview.mutate(csv)
  }
  const lines = preview.data?.lines
  return (
    <Modal opened onClose={onClose} title={t('import.title')} size='56rem'>
      <Stack gap='md'>
        <ProblemNotice error={preview.error ?? run.error} />
        {isTooBig && <Notice tone='warning' title={t('import.tooBig')} role='alert' />}
        <Select
          label={t('import.kind')}
          options={NetworkFileKind.options.map((value) => ({ value, label: t(value) }))}
          value={kind}
          onChange={(value) => {
            setKind(NetworkFileKind.parse(value))
            setFile(undefined)
            preview.reset()
          }}
        />
        <FileDropZone
          label={file ? file.name : t('import.file')}
          description={t('import.file.hint')}
          accept='.csv,text/csv'
          onFiles={(files) => void take(files)}
        />
        {lines && <Lines lines={lines} chosen={chosen} onChoose={setChosen} />}
        <Group justify='flex-end' gap='xs'>
          <Button variant='default' onClick={onClose}>
            {w('cancel')}
          </Button>
          <Button
            loading={preview.isPending || run.isPending}
            disabled={!lines || !file || chosen.size === 0}
            onClick={() => file && run.mutate(file.csv)}
          >
            {t('import.run', { count: chosen.size })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

const isGood = (line: ImportLine) => line.problems.length === 0
const isNews = (line: ImportLine) => isGood(line) && line.action !== 'same'
const tones: Record<ImportLine['action'], Tone> = { add: 'positive', change: 'info', same: 'neutral' }

type LinesProps = { lines: readonly ImportLine[]; chosen: ReadonlySet<number>; onChoose: (lines: Set<number>) => void }

function Lines({ lines, chosen, onChoose }: LinesProps) {
  const t = useTexts(networkTexts)
  const bad = lines.filter((line) => !isGood(line))
  const [isOnlyBad, setOnlyBad] = useState(false)
  const [shown, setShown] = useState(step)
  const listed = isOnlyBad ? bad : lines.filter((line) => !isGood(line) || isNews(line))
  const same = lines.filter((line) => isGood(line) && !isNews(line)).length
  return (
    <Stack gap='sm'>
      <Notice tone={bad.length > 0 ? 'warning' : 'info'} role='status'>
        {t('import.summary', { good: lines.length - bad.length - same, bad: bad.length, same })}
      </Notice>
      {bad.length > 0 && (
        <Checkbox
          label={t('import.onlyBad')}
          checked={isOnlyBad}
          onChange={(event) => setOnlyBad(event.currentTarget.checked)}
        />
      )}
      {listed.length > 0 && (
        <DataTable caption={t('import.lines')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('import.line')}</Table.Th>
              <Table.Th>{t('import.content')}</Table.Th>
              <Table.Th>{t('import.result')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {listed.slice(0, shown).map((line) => (
              <Table.Tr key={line.line}>
                <Table.Td data-label={t('import.line')}>
                  {isNews(line) ? (
                    <Checkbox
                      label={line.line}
                      aria-label={t('import.take', { line: line.line })}
                      checked={chosen.has(line.line)}
                      onChange={(event) => {
                        const next = new Set(chosen)
                        if (event.currentTarget.checked) next.add(line.line)
                        else next.delete(line.line)
                        onChoose(next)
                      }}
                    />
                  ) : (
                    line.line
                  )}
                </Table.Td>
                <Table.Td data-label={t('import.content')}>{line.summary}</Table.Td>
                <Table.Td data-label={t('import.result')}>
                  {isGood(line) ? (
                    <StatusBadge tone={tones[line.action]}>{t(`import.${line.action}`)}</StatusBadge>
                  ) : (
                    <div>
                      <StatusBadge tone='negative'>{t('import.bad')}</StatusBadge>
                      <ul className='field-import-problems'>
                        {line.problems.map((problem) => (
                          <li key={`${problem.column} ${problem.text}`}>
                            <strong>{problem.column}</strong>: {problem.text}
                          </li>
                        ))}
                      </ul>
                    </div>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </DataTable>
      )}
      <LoadMore hasMore={listed.length > shown} isLoading={false} onLoadMore={() => setShown(shown + step)} />
    </Stack>
  )
}
