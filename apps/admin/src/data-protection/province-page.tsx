import { Link, usePageTitle, useTexts } from '@sipelandukilat/sdk'
import { EmptyState, Page, Select, Stack } from '@sipelandukilat/ui'
import type { ReactNode } from 'react'
import { dataProtectionTexts } from '../texts/texts'
import { useProvince } from './use-province'

/** A page of one province's data protection below the register; the platform chooses which province. */
export function ProvincePage({
  title,
  description,
  children,
}: {
  title: string
  description: string
  children: (provinceCode: string) => ReactNode
}) {
  const t = useTexts(dataProtectionTexts)
  const { code, options, choose } = useProvince()
  usePageTitle(title)
  return (
    <Page
      title={title}
      description={description}
      breadcrumbs={[
        <Link key='incidents' to='/admin/data-protection'>
          {t('incidents.title')}
        </Link>,
      ]}
      width='reading'
    >
      <Stack gap='md'>
        {options.length > 0 && (
          <Select
            label={t('province')}
            placeholder={t('province.choose')}
            value={code ?? ''}
            options={options}
            onChange={choose}
          />
        )}
        {code === undefined ? (
          <EmptyState title={t('province.none')} description={t('province.hint')} />
        ) : (
          children(code)
        )}
      </Stack>
    </Page>
  )
}
