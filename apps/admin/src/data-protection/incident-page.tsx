import {
  Link,
  localized,
  ProblemState,
  useApi,
  useFormat,
  useLanguage,
  usePageParam,
  usePageTitle,
  useTexts,
  useUnsavedChanges,
} from '@sipelandukilat/sdk'
import {
  changeDataIncident,
  type DataIncident,
  type IncidentEntry,
  type IncidentFacts,
  incidentDataLabels,
} from '@sipelandukilat/sdk/api/administration'
import { Button, Group, KeyValueList, LoadingState, Page, Stack, showToast, Text } from '@sipelandukilat/ui'
import { useState } from 'react'
import { Part } from '../modules/part'
import { dataProtectionTexts } from '../texts/texts'
import { FactsForm } from './facts-form'
import { IncidentClock } from './incident-clock'
import { draftOf } from './incident-draft'
import { IncidentSteps } from './incident-steps'
import { useIncident, useStep } from './use-incidents'

/** One incident: its clock, what is known, the steps it still takes, and every entry. */
export function IncidentPage() {
  const t = useTexts(dataProtectionTexts)
  const id = usePageParam('id')
  const incident = useIncident(id)
  usePageTitle(t('incident.title'))
  return (
    <Page
      title={t('incident.title')}
      breadcrumbs={[
        <Link key='incidents' to='/admin/data-protection'>
          {t('incidents.title')}
        </Link>,
      ]}
      aside={incident.data && <IncidentClock incident={incident.data} />}
      width='reading'
    >
      {incident.error ? (
        <ProblemState error={incident.error} onRetry={() => void incident.refetch()} isRetrying={incident.isFetching} />
      ) : !incident.data ? (
        <LoadingState rows={8} />
      ) : (
        <Stack gap='lg'>
          <Known incident={incident.data} />
          {incident.data.canUpdate && <IncidentSteps incident={incident.data} />}
          <Entries incident={incident.data} />
        </Stack>
      )}
    </Page>
  )
}

function Known({ incident }: { incident: DataIncident }) {
  const t = useTexts(dataProtectionTexts)
  const [isChanging, setChanging] = useState(false)
  return (
    <Part title={t('known.title')}>
      {isChanging ? (
        <ChangeForm incident={incident} onDone={() => setChanging(false)} />
      ) : (
        <>
          <Facts facts={incident} regencyNames={incident.regencyNames} dueAt={incident.dueAt} />
          {incident.canUpdate && (
            <Group>
              <Button variant='default' onClick={() => setChanging(true)}>
                {t('known.change')}
              </Button>
            </Group>
          )}
        </>
      )}
    </Part>
  )
}

function ChangeForm({ incident, onDone }: { incident: DataIncident; onDone: () => void }) {
  const t = useTexts(dataProtectionTexts)
  const api = useApi()
  const [isDirty, setDirty] = useState(false)
  useUnsavedChanges(isDirty)
  const save = useStep((facts: IncidentFacts) =>
    api.call(changeDataIncident, {
      params: { id: incident.id },
      body: { ...facts, expectedVersion: incident.version },
    }),
  )
  return (
    <Stack gap='sm'>
      <FactsForm
        provinceCode={incident.provinceCode}
        draft={draftOf(incident)}
        known={incident}
        save={save}
        saveLabel={t('known.save')}
        onDirty={() => setDirty(true)}
        onSaved={() => {
          setDirty(false)
          showToast({ tone: 'positive', message: t('step.saved') })
          onDone()
        }}
      />
      <Group>
        <Button variant='default' onClick={onDone}>
          {t('cancel')}
        </Button>
      </Group>
    </Stack>
  )
}

type FactsProps = { facts: IncidentFacts; regencyNames?: readonly string[]; dueAt?: string }

function Facts({ facts, regencyNames, dueAt }: FactsProps) {
  const t = useTexts(dataProtectionTexts)
  const format = useFormat()
  const { language } = useLanguage()
  const unknown = t('unknown')
  return (
    <KeyValueList
      items={[
        { key: 'what', label: t('fact.what'), value: facts.what },
        { key: 'found', label: t('fact.found'), value: format.dateTime(facts.foundAt) },
        ...(dueAt ? [{ key: 'due', label: t('fact.due'), value: format.dateTime(dueAt) }] : []),
        {
          key: 'happened',
          label: t('fact.happened'),
          value: facts.happenedAt === null ? unknown : format.dateTime(facts.happenedAt),
        },
        {
          key: 'kinds',
          label: t('fact.kinds'),
          value: facts.kinds.map((kind) => localized(incidentDataLabels[kind], language)).join(', '),
        },
        {
          key: 'people',
          label: t('fact.people'),
          value: facts.peopleCount === null ? unknown : format.number(facts.peopleCount),
        },
        { key: 'regencies', label: t('fact.regencies'), value: (regencyNames ?? facts.regencyCodes).join(', ') },
        { key: 'measures', label: t('fact.measures'), value: facts.measures },
      ]}
    />
  )
}

/** Every entry with its author and time, the newest first; what was known before stands there as it was written. */
function Entries({ incident }: { incident: DataIncident }) {
  const t = useTexts(dataProtectionTexts)
  return (
    <Part title={t('entries.title')} hint={t('entries.hint')}>
      <Stack gap='md' component='ol' p={0} m={0} style={{ listStyle: 'none' }}>
        {incident.entries.toReversed().map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </Stack>
    </Part>
  )
}

function Entry({ entry }: { entry: IncidentEntry }) {
  const t = useTexts(dataProtectionTexts)
  const format = useFormat()
  return (
    <li>
      <Text fw={600}>{t(`entry.${entry.kind}`)}</Text>
      <Text size='sm' c='dimmed'>
        {t('entry.by', { name: entry.authorName ?? '–', time: format.dateTime(entry.at) })}
      </Text>
      {entry.toldAt && <Text>{t('entry.notifiedAt', { time: format.dateTime(entry.toldAt) })}</Text>}
      {entry.words && <Text style={{ whiteSpace: 'pre-wrap' }}>{entry.words}</Text>}
      {entry.notOwedBecause && (
        <Text style={{ whiteSpace: 'pre-wrap' }}>{t('entry.notOwed', { why: entry.notOwedBecause })}</Text>
      )}
      {entry.facts && (
        <details>
          <summary>{t('entry.facts')}</summary>
          <Facts facts={entry.facts} />
        </details>
      )}
    </li>
  )
}
