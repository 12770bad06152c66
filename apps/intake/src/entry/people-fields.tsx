import { useLanguage, useTexts } from '@sipelandukilat/sdk'
import { channelLabel, presenceModeLabel } from '@sipelandukilat/sdk/api'
import { presenceLabel, requiresOfApplicant, type ServiceDefinition } from '@sipelandukilat/sdk/forms'
import { Fieldset, Group, Radio, Select, Stack, Text, TextInput } from '@sipelandukilat/ui'
import { entryTexts } from '../texts/texts'
import { applicantFields, authorities, type EntryDraft, presenceModes, relations } from './entry-draft'
import { EntryLabel } from './entry-label'
import type { EntryHome } from './use-entry-home'

type PartProps = {
  draft: EntryDraft
  errors: Readonly<Record<string, string>>
  onChange: (part: Partial<EntryDraft>) => void
}

const inputModes = { name: 'text', nik: 'numeric', kkNumber: 'numeric', phone: 'tel', email: 'email' } as const

/** By which way it came in, where the office has several. */
export function ChannelField({ draft, onChange, channels }: PartProps & Pick<EntryHome, 'channels'>) {
  const t = useTexts(entryTexts)
  const { language } = useLanguage()
  if (channels.length <= 1) return null
  return (
    <Select
      id='channel'
      label={t('channel')}
      options={channels.map((channel) => ({ value: channel, label: channelLabel(channel, language) }))}
      value={draft.channel}
      onChange={(chosen) => onChange({ channel: channels.find((one) => one === chosen) ?? draft.channel })}
    />
  )
}

type ApplicantFact = (typeof applicantFields)[number]

/** Whether an application may be without it. */
export const isOptionalOf = (definition: ServiceDefinition, field: ApplicantFact): boolean =>
  field === 'nik' || field === 'kkNumber' ? !requiresOfApplicant(definition, `applicant.${field}`) : field !== 'name'

export function ApplicantFields({
  draft,
  errors,
  onChange,
  definition,
}: PartProps & { definition: ServiceDefinition }) {
  const t = useTexts(entryTexts)
  return (
    <Fieldset legend={t('applicant')}>
      <div className='intake-fields'>
        {applicantFields.map((field) => (
          <TextInput
            key={field}
            id={`applicant.${field}`}
            label={<EntryLabel label={t(field)} isOptional={isOptionalOf(definition, field)} />}
            description={field === 'phone' ? t('phoneHint') : undefined}
            inputMode={inputModes[field]}
            autoComplete='off'
            maxLength={field === 'email' ? 254 : 60}
            error={errors[`applicant.${field}`]}
            value={draft.applicant[field]}
            onChange={(event) => onChange({ applicant: { ...draft.applicant, [field]: event.currentTarget.value } })}
          />
        ))}
      </div>
    </Fieldset>
  )
}

export function AssistanceFields({ draft, errors, onChange }: PartProps) {
  const t = useTexts(entryTexts)
  const { assistedBy } = draft
  const change = (part: Partial<EntryDraft['assistedBy']>) => onChange({ assistedBy: { ...assistedBy, ...part } })
  return (
    <Fieldset legend={t('assisted')}>
      <div className='intake-fields'>
        <Select
          id='assistedBy.relation'
          label={t('relation')}
          options={relations.map((relation) => ({ value: relation, label: t(`relation.${relation}`) }))}
          value={assistedBy.relation}
          onChange={(chosen) => change({ relation: relations.find((one) => one === chosen) ?? 'self' })}
        />
        {assistedBy.relation !== 'self' && (
          <>
            <Select
              id='assistedBy.authority'
              label={t('authority')}
              options={authorities.map((authority) => ({ value: authority, label: t(`authority.${authority}`) }))}
              value={assistedBy.authority}
              onChange={(chosen) => change({ authority: authorities.find((one) => one === chosen) ?? 'none' })}
            />
            <TextInput
              id='assistedBy.name'
              label={<EntryLabel label={t('helperName')} isOptional={assistedBy.relation !== 'delegate'} />}
              maxLength={60}
              autoComplete='off'
              error={errors['assistedBy.name']}
              value={assistedBy.name}
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
            <TextInput
              id='assistedBy.phone'
              label={<EntryLabel label={t('helperPhone')} isOptional />}
              inputMode='tel'
              maxLength={40}
              autoComplete='off'
              error={errors['assistedBy.phone']}
              value={assistedBy.phone}
              onChange={(event) => change({ phone: event.currentTarget.value })}
            />
          </>
        )}
        {assistedBy.relation === 'delegate' && <DelegateFields {...{ assistedBy, errors, change }} />}
      </div>
    </Fieldset>
  )
}

type DelegateFieldsProps = {
  assistedBy: EntryDraft['assistedBy']
  errors: Readonly<Record<string, string>>
  change: (part: Partial<EntryDraft['assistedBy']>) => void
}

/** What is asked of somebody who was given authority; the form itself stands among the files. */
function DelegateFields({ assistedBy, errors, change }: DelegateFieldsProps) {
  const t = useTexts(entryTexts)
  const names =
    assistedBy.authority === 'thumbprint'
      ? (['nik', 'kinship', 'witness1', 'witness2'] as const)
      : (['nik', 'kinship'] as const)
  return (
    <>
      {names.map((name) => (
        <TextInput
          key={name}
          id={`assistedBy.${name}`}
          label={t(`delegate.${name}`)}
          inputMode={name === 'nik' ? 'numeric' : 'text'}
          maxLength={60}
          autoComplete='off'
          error={errors[`assistedBy.${name === 'witness1' ? 'witnesses' : name}`]}
          value={assistedBy[name]}
          onChange={(event) => change({ [name]: event.currentTarget.value })}
        />
      ))}
    </>
  )
}

/** Where the person can be seen, for services that need it. */
export function PresenceFields({
  draft,
  errors,
  onChange,
  definition,
}: PartProps & { definition: Pick<ServiceDefinition, 'presence'> }) {
  const t = useTexts(entryTexts)
  const { language } = useLanguage()
  if (definition.presence === 'none') return null
  const { presence } = draft
  const change = (part: Partial<EntryDraft['presence']>) => onChange({ presence: { ...presence, ...part } })
  return (
    <Fieldset legend={t('presence')}>
      <Stack gap='sm'>
        <Text size='sm' c='dimmed'>
          {t('presenceWhy', { why: presenceLabel(definition.presence, language) })}
        </Text>
        <Radio.Group
          id='presence.mode'
          label={t('presenceWhere')}
          error={errors['presence.mode']}
          value={presence.mode}
          onChange={(chosen) => change({ mode: presenceModes.find((mode) => mode === chosen) ?? '' })}
        >
          <Group mt={4}>
            {presenceModes.map((mode) => (
              <Radio key={mode} value={mode} label={presenceModeLabel(mode, language)} />
            ))}
          </Group>
        </Radio.Group>
        {presence.mode === 'home' && (
          <div className='intake-fields'>
            {(['reason', 'carer', 'landmark'] as const).map((field) => (
              <TextInput
                key={field}
                id={`presence.${field}`}
                label={<EntryLabel label={t(field === 'reason' ? 'presenceReason' : field)} isOptional />}
                maxLength={field === 'carer' ? 120 : 300}
                autoComplete='off'
                error={errors[`presence.${field}`]}
                value={presence[field]}
                onChange={(event) => change({ [field]: event.currentTarget.value })}
              />
            ))}
          </div>
        )}
      </Stack>
    </Fieldset>
  )
}
