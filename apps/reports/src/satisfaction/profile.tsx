import { localized, useLanguage, useTexts } from '@sipelandukilat/sdk'
import type { SatisfactionReport } from '@sipelandukilat/sdk/api/reports'
import { DataTable, Stack, Table, Text, Title } from '@sipelandukilat/ui'
import { useFigureText } from '../figure-text'
import { reportsTexts } from '../texts/texts'

/** Who answered, of those who said it: whose voices the index holds. */
export function Profile({ profile }: Pick<SatisfactionReport, 'profile'>) {
  const t = useTexts(reportsTexts)
  const { language } = useLanguage()
  const text = useFigureText()
  return (
    <section>
      <Title order={2} size='h3' mb='sm'>
        {t('satisfaction.profile')}
      </Title>
      {profile.length === 0 ? (
        <Text c='dimmed'>{t('satisfaction.profile.none')}</Text>
      ) : (
        <Stack gap='md'>
          {profile.map(({ trait, label, groups }) => (
            <DataTable key={trait} caption={localized(label, language)}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope='col'>{localized(label, language)}</Table.Th>
                  <Table.Th scope='col' ta='right'>
                    {t('satisfaction.respondents')}
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {groups.map(({ code, label: group, count }) => (
                  <Table.Tr key={code}>
                    <Table.Th scope='row' fw={500} data-label={localized(label, language)}>
                      {localized(group, language)}
                    </Table.Th>
                    <Table.Td ta='right' data-label={t('satisfaction.respondents')}>
                      {text.count(count, t('figure.small'))}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </DataTable>
          ))}
        </Stack>
      )}
    </section>
  )
}
