import { ProblemNotice, useApi, useTexts } from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import { changeRollout, type ModuleRollout, type RegisteredModule } from '@sipelandukilat/sdk/api/modules'
import { Button, Checkbox, Group, Modal, Stack, showToast, Text, TextInput } from '@sipelandukilat/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { rolloutsTexts } from '../../texts/texts'
import { modulesKey } from '../use-modules'
import { RegencyFields } from './regency-fields'
import { parsePercentage, shareOf, widened } from './rollout-draft'

/** More places, more roles, a larger share: nobody who has the release loses it. */
export function WidenDialog({ rollout, onClose }: { rollout: ModuleRollout; onClose: () => void }) {
  const t = useTexts(rolloutsTexts)
  const api = useApi()
  const queries = useQueryClient()
  const least = shareOf(rollout.rules)
  const [only] = rollout.rules.length === 1 ? rollout.rules : []
  const isEverywhere = only?.regencies.length === 0 && only.provinces.length === 0
  const [percentage, setPercentage] = useState(String(least))
  const [regencies, setRegencies] = useState<readonly string[]>(only?.regencies ?? [])
  const [isWhole, setWhole] = useState(isEverywhere)
  const [isEveryRole, setEveryRole] = useState(only?.roles.length === 0)
  const wanted = parsePercentage(percentage)
  const error =
    wanted === undefined ? t('percentage.invalid') : wanted < least ? t('percentage.less', { least }) : undefined
  const widen = useMutation<RegisteredModule, ProblemError, number>({
    mutationFn: (share) =>
      api.call(changeRollout, {
        params: { id: rollout.moduleId, rolloutId: rollout.id },
        body: {
          action: 'widen',
          rules: widened(rollout.rules, {
            percentage: share,
            regencies: isWhole ? undefined : regencies,
            isEveryRole,
          }),
          expectedVersion: rollout.rowVersion,
        },
      }),
    onSuccess: () => {
      showToast({ message: t('widen.done'), tone: 'positive' })
      onClose()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: modulesKey }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (wanted !== undefined && error === undefined) widen.mutate(wanted)
  }
  return (
    <Modal opened onClose={onClose} title={t('widen.title', { version: rollout.version })} size='36rem'>
      <form onSubmit={submit} noValidate>
        <Stack>
          <Text>{t('widen.consequence', { version: rollout.version })}</Text>
          <TextInput
            label={t('percentage')}
            inputMode='decimal'
            maw='10rem'
            value={percentage}
            error={error}
            onChange={(event) => setPercentage(event.currentTarget.value)}
            data-autofocus
          />
          {only && !isEverywhere && (
            <Checkbox
              label={t('widen.everywhere')}
              checked={isWhole}
              onChange={(event) => setWhole(event.currentTarget.checked)}
            />
          )}
          {only && !isWhole && rollout.provinceCode !== null && (
            <RegencyFields
              provinceCode={rollout.provinceCode}
              value={regencies}
              kept={only.regencies}
              onChange={setRegencies}
            />
          )}
          {only && only.roles.length > 0 && (
            <Checkbox
              label={t('widen.everyRole')}
              checked={isEveryRole}
              onChange={(event) => setEveryRole(event.currentTarget.checked)}
            />
          )}
          <ProblemNotice error={widen.error} />
          <Group justify='flex-end' gap='xs'>
            <Button variant='default' onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type='submit' loading={widen.isPending}>
              {t('widen')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
