import { useLocalized, useTexts } from '@sipelandukilat/sdk'
import type { FormField, ServiceDefinition } from '@sipelandukilat/sdk/forms'
import { DataTable, Stack, StatusBadge, Table, Text, Title } from '@sipelandukilat/ui'
import { servicesTexts } from '../texts/texts'

/** Whether something must be given: always, never, or as the answers say. */
export const requiredWord = (required: FormField['required']) =>
  required === true ? 'required' : required === false ? 'optional' : 'dependent'

/** The fields of the form by section, each with whether the official form was read for it. */
export function FormSections({ definition }: { definition: ServiceDefinition }) {
  const t = useTexts(servicesTexts)
  const localized = useLocalized()
  return (
    <Stack gap='lg'>
      {definition.form.sections.map((section) => (
        <Stack key={section.id} gap='xs'>
          <Title order={3} size='h4'>
            {localized(section.title)}
            {section.repeat && ` (${t('repeated')})`}
          </Title>
          <DataTable caption={localized(section.title)}>
            <Table.Thead>
              <Table.Tr>
                {(['field', 'kind', 'isRequired', 'check'] as const).map((column) => (
                  <Table.Th key={column} scope='col'>
                    {t(column)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {section.fields.map((field) => (
                <Table.Tr key={field.id}>
                  <Table.Th scope='row' fw={500}>
                    {localized(field.label)}
                    {field.source !== undefined && (
                      <Text size='sm' c='dimmed'>
                        {field.source}
                      </Text>
                    )}
                  </Table.Th>
                  <Table.Td data-label={t('kind')}>{t(`type.${field.type}`)}</Table.Td>
                  <Table.Td data-label={t('isRequired')}>{t(requiredWord(field.required))}</Table.Td>
                  <Table.Td data-label={t('check')}>
                    <FieldCheck field={field} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </DataTable>
        </Stack>
      ))}
    </Stack>
  )
}

function FieldCheck({ field }: { field: FormField }) {
  const t = useTexts(servicesTexts)
  if (field.verified) return t('verified')
  return (
    <div>
      <StatusBadge tone='warning'>{t('unverified')}</StatusBadge>
      {field.note !== undefined && <Text size='sm'>{field.note}</Text>}
    </div>
  )
}
