import { fieldMessage, ProblemNotice, useSession, useTexts } from '@sipelandukilat/sdk'
import { setVillageCoverage, type VillageCoverage } from '@sipelandukilat/sdk/api/field'
import { RegionSelect } from '@sipelandukilat/sdk/forms'
import { Button, DateInput, Group, Modal, Stack, showToast, TextInput, TileGrid } from '@sipelandukilat/ui'
import { type FormEvent, useState } from 'react'
import { coverageTexts, sharedTexts } from '../texts/texts'
import { useCoverageChange } from './use-coverage'

const wholeNumber = (text: string) => (/^\d{1,7}$/.test(text.trim()) ? Number(text) : undefined)

/** The figures of one village, entered by hand. */
export function CoverageForm({ village, onClose }: { village?: VillageCoverage; onClose: () => void }) {
  const t = useTexts(coverageTexts)
  const w = useTexts(sharedTexts)
  const { roles } = useSession()
  const [villageCode, setVillageCode] = useState(village?.villageCode ?? '')
  const [eligible, setEligible] = useState(village ? String(village.eligible) : '')
  const [recorded, setRecorded] = useState(village ? String(village.recorded) : '')
  const [source, setSource] = useState(village?.source ?? '')
  const [asOf, setAsOf] = useState<string>(village?.asOf ?? '')
  const home = roles.find((role) => role.regionCode !== null)?.regionCode ?? undefined
  const counts = { eligible: wholeNumber(eligible), recorded: wholeNumber(recorded) }
  const save = useCoverageChange<{ eligible: number; recorded: number }, VillageCoverage>(
    (api, counted) =>
      api.call(setVillageCoverage, {
        params: { villageCode: villageCode as never },
        body: { ...counted, source, asOf },
      }),
    () => {
      showToast({ tone: 'positive', message: t('form.saved') })
      onClose()
    },
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (counts.eligible !== undefined && counts.recorded !== undefined)
      save.mutate({ eligible: counts.eligible, recorded: counts.recorded })
  }
  const isReady =
    villageCode !== '' && counts.eligible !== undefined && counts.recorded !== undefined && source.trim() && asOf
  return (
    <Modal opened onClose={onClose} title={village ? village.villageName : t('form.title')} size='40rem'>
      <form onSubmit={submit}>
        <Stack gap='md'>
          <ProblemNotice error={save.error} />
          {!village && (
            <RegionSelect
              label={t('form.village')}
              value={villageCode}
              onChange={setVillageCode}
              within={home}
              required
              error={fieldMessage(save.error, 'villageCode')}
            />
          )}
          <TileGrid minWidth='14rem'>
            <TextInput
              label={t('form.eligible')}
              inputMode='numeric'
              required
              value={eligible}
              onChange={(event) => setEligible(event.currentTarget.value)}
              error={fieldMessage(save.error, 'eligible')}
            />
            <TextInput
              label={t('form.recorded')}
              inputMode='numeric'
              required
              value={recorded}
              onChange={(event) => setRecorded(event.currentTarget.value)}
              error={fieldMessage(save.error, 'recorded')}
            />
            <TextInput
              label={t('form.source')}
              description={t('form.source.hint')}
              required
              maxLength={120}
              value={source}
              onChange={(event) => setSource(event.currentTarget.value)}
            />
            <DateInput
              label={t('form.asOf')}
              required
              value={asOf}
              onChange={setAsOf}
              error={fieldMessage(save.error, 'asOf')}
            />
          </TileGrid>
          <Group justify='flex-end' gap='xs'>
            <Button variant='default' onClick={onClose}>
              {w('cancel')}
            </Button>
            <Button type='submit' loading={save.isPending} disabled={!isReady}>
              {w('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
