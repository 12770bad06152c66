import { useLocalized, useTexts } from '@sipelandukilat/sdk'
import { CheckReport, type ModuleRelease } from '@sipelandukilat/sdk/api/modules'
import { Notice, Stack, Text, Title } from '@sipelandukilat/ui'
import { moduleReleasesTexts } from '../../texts/texts'

/** What the gate saw on the developer's machine, and what it noted when the release came in. */
export function CheckReportView({ release }: { release: ModuleRelease }) {
  const t = useTexts(moduleReleasesTexts)
  const localized = useLocalized()
  return (
    <Stack gap='sm' component='section' aria-label={t('check.title')}>
      {release.check ? <Report report={release.check} /> : <Notice tone='warning'>{t('check.none')}</Notice>}
      <Title order={3} size='h6'>
        {t('check.findings')}
      </Title>
      {release.findings.length === 0 ? (
        <Text>{t('check.noFindings')}</Text>
      ) : (
        release.findings.map((finding) => (
          <Notice
            key={`${finding.code} ${finding.where}`}
            tone={finding.severity === 'error' ? 'negative' : 'warning'}
            title={localized(finding.message)}
          >
            {localized(finding.action)}
          </Notice>
        ))
      )}
    </Stack>
  )
}

function Report({ report }: { report: NonNullable<ModuleRelease['check']> }) {
  const t = useTexts(moduleReleasesTexts)
  const parsed = CheckReport.safeParse(report)
  if (!parsed.success) return <Notice tone='warning'>{t('check.unreadable')}</Notice>
  const { tool, environment, pages, texts } = parsed.data
  const wrongs = [
    ...pages.flatMap(({ path, violations, problems }) => [
      ...violations.map(({ id, help }) => t('check.violation', { page: path, rule: id, help })),
      ...problems.map((problem) => t('check.problem', { page: path, problem })),
    ]),
    ...texts.map(({ namespace, language, keys }) => t('check.texts', { namespace, language, keys: keys.join(', ') })),
  ]
  return (
    <>
      <Text>{t('check.pages', { count: pages.length })}</Text>
      <Text size='sm' c='dimmed'>
        {t('check.by', { tool, environment })}
      </Text>
      {wrongs.length === 0 ? (
        <Notice tone='positive'>{t('check.clean')}</Notice>
      ) : (
        <ul>
          {[...new Set(wrongs)].map((wrong) => (
            <li key={wrong}>{wrong}</li>
          ))}
        </ul>
      )}
    </>
  )
}
