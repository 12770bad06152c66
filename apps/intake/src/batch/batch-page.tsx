import { Link, ProblemState, useLanguage, usePageTitle, useTexts } from '@sipelandukilat/sdk'
import { presenceModeLabel } from '@sipelandukilat/sdk/api'
import { RegionSelect, toLocalDate } from '@sipelandukilat/sdk/forms'
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
import './batch.css'
import { paperEntryTexts } from '../texts/texts'
import { answerColumns } from './batch-columns'
import { BatchGrid } from './batch-grid'
import { newRow, toSend } from './batch-row'
import { useBatch } from './use-batch'

/** Many paper forms of one service, entered together after a trip; each row is an application of its own. */
export function BatchPage() {
  const t = useTexts(paperEntryTexts)
  const { language } = useLanguage()
  const { services, titleOf } = useServices()
  const home = useEntryHome()
  const control = useBatch(home.villageCode)
  const { batch, change } = control
  const definition = useDefinition(batch.serviceCode === '' ? undefined : batch.serviceCode)
  const columns = definition.data ? answerColumns(definition.data) : []
  const sentCount = batch.rows.filter((row) => row.outcome.state === 'sent').length
  const failedCount = batch.rows.filter((row) => row.outcome.state === 'failed').length
  const waitingCount = toSend(batch).length
  const isReady = definition.data !== undefined && batch.villageCode !== '' && batch.occurredOn !== ''
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
            {t('newBatch')}
          </Button>
        </>
      }
    >
      <div className='intake-fields'>
        <Select
          label={t('service')}
          required
          placeholder={t('chooseService')}
          disabled={sentCount > 0}
          options={services.map(({ code }) => ({ value: code, label: titleOf(code) }))}
          value={batch.serviceCode}
          onChange={(serviceCode) => change({ serviceCode })}
        />
        {home.villageCode === '' && (
          <RegionSelect
            label={t('village')}
            required
            within={home.regionCode}
            value={batch.villageCode}
            onChange={(villageCode) => change({ villageCode })}
          />
        )}
        <DateInput
          label={t('occurredOn')}
          required
          max={toLocalDate(new Date())}
          value={batch.occurredOn}
          onChange={(occurredOn) => change({ occurredOn })}
        />
        {definition.data && definition.data.presence !== 'none' && (
          <Select
            label={t('presence')}
            options={presenceModes.map((mode) => ({ value: mode, label: presenceModeLabel(mode, language) }))}
            value={batch.presence}
            onChange={(chosen) => change({ presence: presenceModes.find((mode) => mode === chosen) ?? batch.presence })}
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
          <BatchGrid definition={definition.data} columns={columns} control={control} />
          <div role='status' className='intake-form'>
            {sentCount > 0 && <Notice tone='positive'>{t('summary', { count: sentCount })}</Notice>}
            {failedCount > 0 && !control.isSending && (
              <Notice tone='negative'>{t('failures', { count: failedCount })}</Notice>
            )}
          </div>
          <Checkbox
            label={t('declaration')}
            checked={batch.isDeclared}
            onChange={(event) => change({ isDeclared: event.currentTarget.checked })}
          />
          <Group className='ui-no-print'>
            <Button
              disabled={!batch.isDeclared || waitingCount === 0}
              loading={control.isSending}
              onClick={() => {
                if (definition.data) void control.send(definition.data, columns)
              }}
            >
              {t('send', { count: waitingCount })}
            </Button>
            <Button
              variant='default'
              leftSection={<IconPlus size={18} aria-hidden />}
              onClick={() => change({ rows: [...batch.rows, newRow()] })}
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
