import { Link, ProblemState, useLanguage, usePageTitle, useTexts } from '@sipelandukilat/sdk'
import { presenceModeLabel } from '@sipelandukilat/sdk/api'
import { RegionSelect, ServiceSelect, toLocalDate } from '@sipelandukilat/sdk/forms'
import {
  Button,
  Checkbox,
  DateInput,
  Group,
  IconPlus,
  IconPrinter,
  Notice,
  Page,
  Select,
  Text,
} from '@sipelandukilat/ui'
import { presenceModes } from '../entry/entry-draft'
import '../entry/entry.css'
import '../file/file.css'
import { useEntryHome } from '../entry/use-entry-home'
import { useDefinition } from '../file/file-scope'
import { useServices } from '../services/use-services'
import './paper-entry.css'
import { paperEntryTexts } from '../texts/texts'
import { useUploads } from '../upload/use-uploads'
import { answerColumns } from './entry-columns'
import { EntryGrid } from './entry-grid'
import { newRow, toSend } from './entry-row'
import { usePaperEntry } from './use-paper-entry'

/** Many paper forms of one service, entered together after a trip; each row is an application of its own. */
export function PaperEntryPage() {
  const t = useTexts(paperEntryTexts)
  const { language } = useLanguage()
  const { services } = useServices()
  const home = useEntryHome()
  const control = usePaperEntry(home.villageCode)
  const uploads = useUploads()
  const { entry, change } = control
  const definition = useDefinition(entry.serviceCode === '' ? undefined : entry.serviceCode)
  const columns = definition.data ? answerColumns(definition.data) : []
  const sentCount = entry.rows.filter((row) => row.outcome.state === 'sent').length
  const failedCount = entry.rows.filter((row) => row.outcome.state === 'failed').length
  const doubtfulCount = entry.rows.filter((row) => row.outcome.state === 'doubtful').length
  const waitingCount = toSend(entry).length
  const isReady = definition.data !== undefined && entry.villageCode !== '' && entry.occurredOn !== ''
  usePageTitle(t('title'))
  return (
    <Page
      title={t('title')}
      description={t('description')}
      breadcrumbs={[
        <Link key='paper' to='/intake/paper'>
          {t('paper')}
        </Link>,
      ]}
      actions={
        <>
          {sentCount > 0 && (
            <Button
              variant='default'
              leftSection={<IconPrinter size={18} aria-hidden />}
              onClick={() => window.print()}
            >
              {t('print')}
            </Button>
          )}
          <Button variant='default' disabled={control.isSending} onClick={control.clear}>
            {t('newEntry')}
          </Button>
        </>
      }
    >
      <div className='intake-fields'>
        <ServiceSelect
          label={t('service')}
          placeholder={t('chooseService')}
          disabled={sentCount > 0}
          services={services}
          value={entry.serviceCode}
          onChange={(serviceCode) => change({ serviceCode })}
        />
        {home.villageCode === '' && (
          <RegionSelect
            label={t('village')}
            within={home.regionCode}
            value={entry.villageCode}
            onChange={(villageCode) => change({ villageCode })}
          />
        )}
        <DateInput
          label={t('occurredOn')}
          max={toLocalDate(new Date())}
          value={entry.occurredOn}
          onChange={(occurredOn) => change({ occurredOn })}
        />
        {definition.data && definition.data.presence !== 'none' && (
          <Select
            label={t('presence')}
            options={presenceModes.map((mode) => ({ value: mode, label: presenceModeLabel(mode, language) }))}
            value={entry.presence}
            onChange={(chosen) => change({ presence: presenceModes.find((mode) => mode === chosen) ?? entry.presence })}
          />
        )}
      </div>
      {definition.isError && (
        <ProblemState
          error={definition.error}
          onRetry={() => void definition.refetch()}
          isRetrying={definition.isFetching}
        />
      )}
      {isReady && definition.data ? (
        <>
          <EntryGrid definition={definition.data} columns={columns} control={control} track={uploads.track} />
          <div role='status' className='intake-form'>
            {sentCount > 0 && <Notice tone='positive'>{t('summary', { count: sentCount })}</Notice>}
            {failedCount > 0 && !control.isSending && (
              <Notice tone='negative'>{t('failures', { count: failedCount })}</Notice>
            )}
            {doubtfulCount > 0 && !control.isSending && (
              <Notice tone='warning'>{t('doubts', { count: doubtfulCount })}</Notice>
            )}
          </div>
          <Checkbox
            label={t('declaration')}
            checked={entry.isDeclared}
            onChange={(event) => change({ isDeclared: event.currentTarget.checked })}
          />
          <Group className='ui-no-print'>
            <Button
              disabled={!entry.isDeclared || waitingCount === 0 || uploads.isUploading}
              loading={control.isSending}
              onClick={() => {
                if (definition.data) void control.send(definition.data, columns, toSend(entry), { restFollows: false })
              }}
            >
              {t('send', { count: waitingCount })}
            </Button>
            <Button
              variant='default'
              leftSection={<IconPlus size={18} aria-hidden />}
              onClick={() => change({ rows: [...entry.rows, newRow()] })}
            >
              {t('addRow')}
            </Button>
          </Group>
        </>
      ) : (
        <Text c='dimmed'>{t('setUp')}</Text>
      )}
    </Page>
  )
}
