import { fieldMessage, ProblemNotice, useApi, useSession, useTexts, useUnsavedChanges } from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import {
  createVisitRequest,
  VisitMode,
  VisitNeed,
  VisitPurpose,
  type VisitRequest,
  VisitSource,
  visitInstitutions,
} from '@sipelandukilat/sdk/api/field'
import { RegionSelect } from '@sipelandukilat/sdk/forms'
import {
  Button,
  Checkbox,
  Fieldset,
  Group,
  Modal,
  Select,
  Stack,
  showToast,
  Text,
  TextInput,
  TileGrid,
} from '@sipelandukilat/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { requestsTexts, sharedTexts } from '../texts/texts'
import { fieldKey } from './use-requests'

const ReportedSource = VisitSource.exclude(['application', 'coverage'])

const empty = {
  villageCode: '',
  name: '',
  nik: '',
  phone: '',
  landmark: '',
  carer: '',
  reason: '',
  kkNumber: '',
  institution: '',
  contactName: '',
  contactRole: '',
  contactPhone: '',
  consentBy: '',
  people: '1',
  mode: 'home' as VisitMode,
  purpose: 'enrolment' as VisitPurpose,
  source: 'village' as ReturnType<typeof ReportedSource.parse>,
  needs: [] as VisitNeed[],
}
type Draft = typeof empty

type TextField = Exclude<keyof Draft, 'villageCode' | 'people' | 'mode' | 'purpose' | 'source' | 'needs'>

/** A visit request that reached the office by word of mouth, telephone or a village's letter. */
export function RequestForm({ onClose }: { onClose: () => void }) {
  const t = useTexts(requestsTexts)
  const w = useTexts(sharedTexts)
  const api = useApi()
  const queries = useQueryClient()
  const { roles } = useSession()
  const [key] = useState(() => crypto.randomUUID())
  const [draft, setDraft] = useState<Draft>(empty)
  useUnsavedChanges(draft !== empty)
  const set = (changes: Partial<Draft>) => setDraft((current) => ({ ...current, ...changes }))
  const isInstitution = visitInstitutions.some((source) => source === draft.source)
  const home = roles.find((role) => role.regionCode !== null)?.regionCode ?? undefined
  const create = useMutation<VisitRequest, ProblemError>({
    mutationFn: () => {
      const { people, villageCode, mode, purpose, source, needs, name, ...texts } = draft
      const given = Object.entries(texts).filter(([, value]) => value.trim() !== '')
      return api.call(
        createVisitRequest,
        {
          body: {
            mode,
            purpose,
            source,
            needs,
            name,
            ...Object.fromEntries(given),
            villageCode: villageCode as never,
            peopleCount: Math.max(1, Math.round(Number(people)) || 1),
          },
        },
        { idempotencyKey: key },
      )
    },
    onSuccess: (saved) => {
      showToast({ tone: 'positive', message: t('form.saved', { reference: saved.reference }) })
      void queries.invalidateQueries({ queryKey: fieldKey })
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    create.mutate()
  }
  const field = (name: TextField, extra: Record<string, unknown> = {}) => (
    <TextInput
      label={t(`form.${name}`)}
      value={draft[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
      error={fieldMessage(create.error, name)}
      {...extra}
    />
  )
  return (
    <Modal opened onClose={onClose} title={t('form.title')} size='44rem'>
      <form onSubmit={submit}>
        <Stack gap='md'>
          <ProblemNotice error={create.error} />
          <Text c='dimmed'>{t('form.byNumber')}</Text>
          <RegionSelect
            label={t('form.village')}
            value={draft.villageCode}
            onChange={(villageCode) => set({ villageCode })}
            within={home}
            required
            error={fieldMessage(create.error, 'villageCode')}
          />
          <TileGrid minWidth='14rem'>
            {field('name', { required: true, maxLength: 60 })}
            {field('nik', { inputMode: 'numeric', maxLength: 20 })}
            {field('phone', { type: 'tel' })}
            <TextInput
              label={t('form.people')}
              type='number'
              min={1}
              max={500}
              value={draft.people}
              onChange={(event) => set({ people: event.currentTarget.value })}
              error={fieldMessage(create.error, 'peopleCount')}
            />
            <Select
              label={t('form.mode')}
              options={VisitMode.options.map((mode) => ({ value: mode, label: w(`mode.${mode}`) }))}
              value={draft.mode}
              onChange={(mode) => set({ mode: VisitMode.parse(mode) })}
            />
            <Select
              label={t('form.purpose')}
              options={VisitPurpose.options.map((purpose) => ({ value: purpose, label: w(`purpose.${purpose}`) }))}
              value={draft.purpose}
              onChange={(purpose) => set({ purpose: VisitPurpose.parse(purpose) })}
            />
            <Select
              label={t('form.source')}
              options={ReportedSource.options.map((source) => ({ value: source, label: w(`source.${source}`) }))}
              value={draft.source}
              onChange={(source) => set({ source: ReportedSource.parse(source) })}
            />
            {field('carer')}
          </TileGrid>
          {isInstitution ? (
            field('institution', { required: true, maxLength: 120 })
          ) : (
            <>
              {field('landmark', { description: t('form.landmark.hint'), required: draft.mode === 'home' })}
              {field('reason')}
              {field('kkNumber', { description: t('form.kkNumber.hint'), inputMode: 'numeric', maxLength: 20 })}
            </>
          )}
          <Fieldset legend={t('form.contact')}>
            <Stack gap='md'>
              <TileGrid minWidth='14rem'>
                {field('contactName', { required: isInstitution, maxLength: 60 })}
                {field('contactRole', { maxLength: 60 })}
                {field('contactPhone', { type: 'tel' })}
              </TileGrid>
              {field('consentBy', { description: t('form.consentBy.hint'), maxLength: 120 })}
            </Stack>
          </Fieldset>
          <Fieldset legend={t('form.needs')}>
            <Stack gap='xs'>
              <span className='field-dim'>{t('form.needs.hint')}</span>
              {VisitNeed.options.map((need) => (
                <Checkbox
                  key={need}
                  label={w(`need.${need}`)}
                  checked={draft.needs.includes(need)}
                  onChange={(event) =>
                    set({
                      needs: event.currentTarget.checked
                        ? [...draft.needs, need]
                        : draft.needs.filter((other) => other !== need),
                    })
                  }
                />
              ))}
            </Stack>
          </Fieldset>
          <Group justify='flex-end' gap='xs'>
            <Button variant='default' onClick={onClose}>
              {w('cancel')}
            </Button>
            <Button
              type='submit'
              loading={create.isPending}
              disabled={draft.villageCode === '' || draft.name.trim() === ''}
            >
              {w('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
