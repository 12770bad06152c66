import {
  Link,
  localized,
  ProblemState,
  useLanguage,
  usePageParam,
  usePageQuery,
  usePageTitle,
  useTexts,
} from '@sipelandukilat/sdk'
import type { ApplicationFile } from '@sipelandukilat/sdk/api'
import {
  type Answers,
  type ServiceDefinition,
  sheetsByDocument,
  siakWorksheet,
  useRegionNames,
} from '@sipelandukilat/sdk/forms'
import { EmptyState, LoadingState, Page, showToast, Text } from '@sipelandukilat/ui'
import { useEffect, useState } from 'react'
import { regionCodesOf } from '../file/answers-view'
import { AttachmentViewer } from '../file/attachment-viewer'
import '../file/file.css'
import { FileProvider, useDefinition, useFile } from '../file/file-scope'
import './siak.css'
import { siakTexts } from '../texts/texts'
import { useSiakKeys } from './siak-keys'
import { SiakSheet } from './siak-sheet'
import { useSiakChecks } from './use-siak-checks'

export function SiakPage() {
  const id = usePageParam('applicationId')
  const file = useFile(id)
  const definition = useDefinition(file.data?.serviceCode, file.data?.serviceVersion)
  const failed = file.isError ? file : definition.isError ? definition : undefined
  if (failed)
    return <ProblemState error={failed.error} onRetry={() => void failed.refetch()} isRetrying={failed.isFetching} />
  if (!file.data || !definition.data) return <LoadingState withTitle rows={8} />
  return (
    <FileProvider
      value={{
        file: file.data,
        definition: definition.data,
        canSeeFiles: !file.data.masked,
        onConflict: () => void file.refetch(),
      }}
    >
      <Worksheet file={file.data} definition={definition.data} />
    </FileProvider>
  )
}

function Worksheet({ file, definition }: { file: ApplicationFile; definition: ServiceDefinition }) {
  const t = useTexts(siakTexts)
  const { language } = useLanguage()
  const answers = file.answers as Answers
  const nameOf = useRegionNames([...regionCodesOf(answers), file.villageCode])
  const lines = siakWorksheet(definition, answers, { ...file.applicant, villageCode: file.villageCode }, nameOf)
  const sheets = sheetsByDocument(
    lines,
    definition.products.map(({ id }) => id).filter((id) => file.products.some(({ product }) => product === id)),
  )
  const rows = sheets.flatMap((sheet) => sheet.rows)
  const [query] = usePageQuery()
  const asked = rows.findIndex(({ path }) => path === query.get('line'))
  const [current, setCurrent] = useState(Math.max(asked, 0))
  // Who comes from what is missing wants that row, and its box.
  useEffect(() => {
    const row = asked < 0 ? null : document.querySelector(`[data-siak-row="${asked}"]`)
    row?.scrollIntoView({ block: 'center' })
    row?.querySelector('select')?.focus()
  }, [asked])
  const { checkOf, record, isSaving } = useSiakChecks(file)
  usePageTitle(t('title'))

  const move = (by: number) => {
    const next = Math.min(Math.max(current + by, 0), rows.length - 1)
    setCurrent(next)
    document.querySelector(`[data-siak-row="${next}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  const copy = async (index: number) => {
    const row = rows[index]
    if (!row) return
    setCurrent(index)
    try {
      await navigator.clipboard.writeText(row.value)
      showToast({ tone: 'positive', message: t('copied', { label: row.label }) })
    } catch {
      showToast({ tone: 'warning', message: t('copyFailed') })
    }
  }
  useSiakKeys({
    move,
    copy: () => {
      void copy(current)
      move(1)
    },
    record: (result) => {
      const row = rows[current]
      if (row) record({ field: row.path, result })
    },
  })
  const done = rows.filter((row) => checkOf(row.path) !== undefined).length

  return (
    <Page
      title={t('title')}
      breadcrumbs={[
        <Link key='file' to={`/intake/${file.id}`}>
          {file.trackingNumber}
        </Link>,
      ]}
      description={`${localized(definition.title, language)} · ${t('progress', { done, total: rows.length })}`}
    >
      <Text>{t('explain')}</Text>
      <Text size='sm' c='dimmed'>
        {t('keys')}
      </Text>
      {rows.length === 0 ? (
        <EmptyState title={t('empty')} />
      ) : (
        <div className='intake-file'>
          <div>
            {sheets.map((sheet, position) => (
              <SiakSheet
                key={sheet.product}
                sheet={sheet}
                firstIndex={sheets.slice(0, position).reduce((sum, before) => sum + before.rows.length, 0)}
                titleOf={(product) =>
                  localized(definition.products.find(({ id }) => id === product)?.label, language) ?? product
                }
                current={current}
                checkOf={checkOf}
                isSaving={isSaving}
                onCopy={(index) => void copy(index)}
                onRecord={record}
              />
            ))}
          </div>
          <div className='intake-file-aside'>
            <AttachmentViewer />
          </div>
        </div>
      )}
    </Page>
  )
}
