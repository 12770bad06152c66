import {
  Link,
  ProblemState,
  useFormat,
  useLanguage,
  useLocalized,
  usePageQuery,
  usePageTitle,
  useTexts,
} from '@sipelandukilat/sdk'
import type { ServiceSummary } from '@sipelandukilat/sdk/api'
import { Presence, presenceLabel, type ServiceDefinition } from '@sipelandukilat/sdk/forms'
import {
  Button,
  Checkbox,
  DataTable,
  EmptyState,
  Group,
  IconFileText,
  LoadingState,
  Notice,
  Page,
  Stack,
  StatusBadge,
  Table,
  Text,
} from '@sipelandukilat/ui'
import { servicesTexts } from '../texts/texts'
import { ChannelLevels } from './channel-levels'
import { useDefinitions, useServiceSummaries } from './use-definitions'

/** Every service in force, with what is still to be checked. */
export function ServicesPage() {
  const t = useTexts(servicesTexts)
  usePageTitle(t('title'))
  const [query, change] = usePageQuery()
  const onlyDoubts = query.get('doubts') === 'true'
  const services = useServiceSummaries()
  const { definitions, isPending, retryFailed } = useDefinitions(services.data ?? [])
  const shown = (services.data ?? []).filter(
    ({ code }) => !onlyDoubts || (definitions.get(code)?.doubts.length ?? 0) > 0,
  )
  return (
    <Page title={t('title')} description={t('description')}>
      {services.error ? (
        <ProblemState error={services.error} onRetry={() => void services.refetch()} isRetrying={services.isFetching} />
      ) : !services.data ? (
        <LoadingState rows={10} />
      ) : (
        <Stack gap='md'>
          <Group justify='space-between'>
            <Checkbox
              label={t('onlyDoubts')}
              checked={onlyDoubts}
              onChange={(event) => change({ doubts: event.currentTarget.checked ? 'true' : undefined })}
            />
            <Text size='sm' c='dimmed' role='status'>
              {t('shown', { count: shown.length })}
            </Text>
          </Group>
          {retryFailed && (
            <Notice
              tone='negative'
              role='alert'
              actions={
                <Button size='compact-sm' variant='default' onClick={retryFailed}>
                  {t('tryAgain')}
                </Button>
              }
            >
              {t('someMissing')}
            </Notice>
          )}
          {onlyDoubts && isPending ? (
            <LoadingState rows={10} />
          ) : shown.length === 0 ? (
            <EmptyState icon={<IconFileText size={32} />} title={t(onlyDoubts ? 'emptyDoubts' : 'empty')} />
          ) : (
            <ServiceTable services={shown} definitions={definitions} />
          )}
          <Text size='sm' c='dimmed'>
            {t('levelHint')}
          </Text>
        </Stack>
      )}
    </Page>
  )
}

type ServiceTableProps = {
  services: readonly ServiceSummary[]
  definitions: ReadonlyMap<string, ServiceDefinition>
}

function ServiceTable({ services, definitions }: ServiceTableProps) {
  const t = useTexts(servicesTexts)
  return (
    <DataTable caption={t('caption')}>
      <Table.Thead>
        <Table.Tr>
          {(['service', 'version', 'presence', 'officeDays', 'channels', 'doubts'] as const).map((column) => (
            <Table.Th key={column} scope='col'>
              {t(column)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {services.map((service) => (
          <ServiceRow key={service.code} service={service} definition={definitions.get(service.code)} />
        ))}
      </Table.Tbody>
    </DataTable>
  )
}

function ServiceRow({ service, definition }: { service: ServiceSummary; definition: ServiceDefinition | undefined }) {
  const t = useTexts(servicesTexts)
  const format = useFormat()
  const localized = useLocalized()
  const { language } = useLanguage()
  const presence = Presence.options.find((one) => one === service.presence)
  const doubtCount = definition?.doubts.length
  return (
    <Table.Tr>
      <Table.Th scope='row' fw={500}>
        <Link to={`/admin/services/${service.code}`}>{localized(service.title)}</Link>
        <Text size='sm' c='dimmed'>
          {service.code}
        </Text>
      </Table.Th>
      <Table.Td data-label={t('version')}>{format.number(service.version)}</Table.Td>
      <Table.Td data-label={t('presence')}>{presence ? presenceLabel(presence, language) : service.presence}</Table.Td>
      <Table.Td data-label={t('officeDays')}>{format.number(service.officeDays)}</Table.Td>
      <Table.Td data-label={t('channels')}>
        <div>{definition ? <ChannelLevels definition={definition} /> : '…'}</div>
      </Table.Td>
      <Table.Td data-label={t('doubts')}>
        {doubtCount === undefined ? (
          '…'
        ) : doubtCount === 0 ? (
          t('none')
        ) : (
          <StatusBadge tone='warning'>{t('doubtCount', { count: doubtCount })}</StatusBadge>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
