import { ProblemState, useApi, useFormat, useLanguage, useTexts } from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import { type AuditFilter, countAudit, mostExportedEntries } from '@sipelandukilat/sdk/api/administration'
import { Button, Group, IconDownload, LoadingState, Modal, Notice, Stack, Text } from '@sipelandukilat/ui'
import { useQuery } from '@tanstack/react-query'
import { administrationTexts } from '../texts/texts'

type ExportTrailProps = { filter: AuditFilter; onClose: () => void }

/** A CSV file of the entries that are filtered, once it is sure that one file holds them all. */
export function ExportTrail({ filter, onClose }: ExportTrailProps) {
  const t = useTexts(administrationTexts)
  const api = useApi()
  const found = useQuery<{ count: number }, ProblemError>({
    queryKey: ['admin', 'audit-count', filter],
    queryFn: () => api.call(countAudit, { query: filter }),
    gcTime: 0,
  })
  return (
    <Modal opened onClose={onClose} title={t('audit.export')}>
      <Stack gap='md'>
        <Text size='sm'>{t('audit.export.description')}</Text>
        {found.error ? (
          <ProblemState error={found.error} onRetry={() => void found.refetch()} isRetrying={found.isFetching} />
        ) : found.data ? (
          <Found filter={filter} count={found.data.count} />
        ) : (
          <LoadingState rows={2} />
        )}
      </Stack>
    </Modal>
  )
}

function Found({ filter, count }: { filter: AuditFilter; count: number }) {
  const t = useTexts(administrationTexts)
  const { language } = useLanguage()
  const format = useFormat()
  const query = new URLSearchParams({ language })
  for (const [name, value] of Object.entries(filter)) if (value !== undefined) query.set(name, value)
  if (count === 0) return <Notice tone='info'>{t('audit.export.none')}</Notice>
  if (count > mostExportedEntries)
    return <Notice tone='warning'>{t('audit.export.tooMany', { most: format.number(mostExportedEntries) })}</Notice>
  return (
    <>
      <Text role='status'>{t('audit.export.count', { found: format.number(count) })}</Text>
      <Group justify='flex-end'>
        <Button
          component='a'
          href={`/api/v1/audit-exports/trail.csv?${query}`}
          leftSection={<IconDownload size={18} aria-hidden />}
          download
        >
          {t('audit.export.download')}
        </Button>
      </Group>
    </>
  )
}
