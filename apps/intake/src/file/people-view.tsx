import { useLanguage, useTexts } from '@sipelandukilat/sdk'
import { presenceModeLabel } from '@sipelandukilat/sdk/api'
import { presenceLabel } from '@sipelandukilat/sdk/forms'
import { type KeyValue, KeyValueList } from '@sipelandukilat/ui'
import { Panel } from '../panel/panel'
import { fileTexts } from '../texts/texts'
import { useFileScope } from './file-scope'

const present = (items: readonly (KeyValue | false | null | undefined)[]): KeyValue[] =>
  items.filter((item): item is KeyValue => Boolean(item))

/** Who asks, who helped with what authority, and where the person can be present. */
export function PeopleView() {
  const t = useTexts(fileTexts)
  const { language } = useLanguage()
  const { file, definition } = useFileScope()
  const { applicant, assistedBy, presence } = file
  return (
    <>
      <Panel title={t('applicant')}>
        <KeyValueList
          items={present([
            { key: 'name', label: t('name'), value: applicant.name },
            { key: 'nik', label: t('nik'), value: applicant.nik },
            { key: 'kkNumber', label: t('kkNumber'), value: applicant.kkNumber },
            { key: 'phone', label: t('phone'), value: applicant.phone },
            applicant.email !== null && { key: 'email', label: t('email'), value: applicant.email },
            assistedBy !== null && {
              key: 'assistedBy',
              label: t('assistedBy'),
              value: [t(`relation.${assistedBy.relation}`), assistedBy.name, assistedBy.phone]
                .filter(Boolean)
                .join(' · '),
            },
            assistedBy !== null && {
              key: 'authority',
              label: t('authority'),
              value: t(`authority.${assistedBy.authority}`),
            },
          ])}
        />
      </Panel>
      {presence !== null && (
        <Panel title={t('presence')}>
          <KeyValueList
            items={present([
              {
                key: 'mode',
                label: presenceLabel(definition.presence, language),
                value: `${presenceModeLabel(presence.mode, language)} (${file.presenceDone ? t('presenceDone') : t('presenceWaiting')})`,
              },
              Boolean(presence.reason) && { key: 'reason', label: t('presenceReason'), value: presence.reason },
              Boolean(presence.carer) && { key: 'carer', label: t('carer'), value: presence.carer },
              Boolean(presence.landmark) && { key: 'landmark', label: t('landmark'), value: presence.landmark },
            ])}
          />
        </Panel>
      )}
    </>
  )
}
