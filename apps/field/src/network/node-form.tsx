import { fieldMessage, ProblemNotice, useTexts } from '@sipelandukilat/sdk'
import {
  createTravelNode,
  deleteTravelNode,
  type TravelNode,
  TravelNodeKind,
  updateTravelNode,
} from '@sipelandukilat/sdk/api/travel-network'
import { RegionSelect } from '@sipelandukilat/sdk/forms'
import { Checkbox, ConfirmDialog, Modal, Select, Stack, TextInput, TileGrid } from '@sipelandukilat/ui'
import { type FormEvent, useState } from 'react'
import { networkTexts } from '../texts/texts'
import { FormButtons } from './form-buttons'
import { useNetworkChange } from './use-network'

const toDegrees = (value: string) => (value.trim() === '' ? null : Number(value.trim().replace(',', '.')))
const isDegrees = (value: string) => Number.isFinite(toDegrees(value) ?? 0)

/** A place while it is typed. */
type Draft = Pick<TravelNode, 'code' | 'kind' | 'name' | 'isEstimate'> & {
  villageCode: string
  latitude: string
  longitude: string
}

type NodeFormProps = { provinceCode: string; node?: TravelNode; canChange: boolean; onClose: () => void }

/** Enters a place, changes or deletes it; for who may only read, shows it. */
export function NodeForm({ provinceCode, node, canChange, onClose }: NodeFormProps) {
  const t = useTexts(networkTexts)
  const [draft, setDraft] = useState<Draft>(() => ({
    code: node?.code ?? '',
    kind: node?.kind ?? 'jetty',
    name: node?.name ?? '',
    villageCode: node?.villageCode ?? '',
    latitude: node?.latitude?.toString() ?? '',
    longitude: node?.longitude?.toString() ?? '',
    isEstimate: node?.isEstimate ?? false,
  }))
  const [isDeleting, setDeleting] = useState(false)
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const save = useNetworkChange<void, TravelNode>(
    (api) => {
      const body = {
        ...draft,
        villageCode: draft.villageCode || null,
        latitude: toDegrees(draft.latitude),
        longitude: toDegrees(draft.longitude),
      }
      return node
        ? api.call(updateTravelNode, { params: { id: node.id }, body: { ...body, expectedVersion: node.version } })
        : api.call(createTravelNode, { body: { provinceCode, ...body } })
    },
    () => {
      onClose()
      return t('node.saved')
    },
  )
  const remove = useNetworkChange<TravelNode, undefined>(
    (api, { id, version }) => api.call(deleteTravelNode, { params: { id }, query: { expectedVersion: version } }),
    () => {
      onClose()
      return t('node.deleted')
    },
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const errorOf = (field: string) => fieldMessage(save.error, field)
  if (isDeleting && node)
    return (
      <ConfirmDialog
        isOpen
        isDestructive
        title={t('node.delete')}
        confirmLabel={t('node.delete')}
        isBusy={remove.isPending}
        onConfirm={() => remove.mutate(node)}
        onCancel={() => setDeleting(false)}
      >
        <ProblemNotice error={remove.error} />
        {t('node.delete.text', { name: node.name })}
      </ConfirmDialog>
    )
  return (
    <Modal opened onClose={onClose} title={node ? t('node.edit', { name: node.name }) : t('node.add')} size='40rem'>
      <form onSubmit={submit}>
        <Stack gap='md'>
          <ProblemNotice error={save.error} />
          <fieldset disabled={!canChange} className='field-plain'>
            <Stack gap='md'>
              <TextInput
                label={t('form.name')}
                required
                maxLength={80}
                value={draft.name}
                onChange={(event) => change({ name: event.currentTarget.value })}
                error={errorOf('name')}
              />
              <TileGrid minWidth='14rem'>
                <Select
                  label={t('form.kind')}
                  options={TravelNodeKind.options.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
                  value={draft.kind}
                  onChange={(kind) => change({ kind: TravelNodeKind.parse(kind) })}
                />
                <TextInput
                  label={t('form.code')}
                  description={t('form.code.hint')}
                  required
                  maxLength={60}
                  pattern='[\w.>~\-]+'
                  value={draft.code}
                  onChange={(event) => change({ code: event.currentTarget.value })}
                  error={errorOf('code')}
                />
                <TextInput
                  label={t('form.latitude')}
                  description={t('form.coordinates.hint')}
                  inputMode='decimal'
                  value={draft.latitude}
                  onChange={(event) => change({ latitude: event.currentTarget.value })}
                  error={errorOf('latitude')}
                />
                <TextInput
                  label={t('form.longitude')}
                  description={t('form.coordinates.hint')}
                  inputMode='decimal'
                  value={draft.longitude}
                  onChange={(event) => change({ longitude: event.currentTarget.value })}
                  error={errorOf('longitude')}
                />
              </TileGrid>
              <RegionSelect
                label={t('form.village')}
                within={provinceCode}
                value={draft.villageCode}
                onChange={(code) =>
                  change({ villageCode: code, ...(draft.code === '' && code !== '' ? { code, kind: 'village' } : {}) })
                }
                error={errorOf('villageCode')}
              />
              <Checkbox
                label={t('form.estimate')}
                checked={draft.isEstimate}
                onChange={(event) => change({ isEstimate: event.currentTarget.checked })}
              />
            </Stack>
          </fieldset>
          <FormButtons
            canChange={canChange}
            deletion={node && { label: t('node.delete'), onAsk: () => setDeleting(true) }}
            onClose={onClose}
            isSaving={save.isPending}
            isIncomplete={
              !draft.name.trim() || !draft.code || !isDegrees(draft.latitude) || !isDegrees(draft.longitude)
            }
          />
        </Stack>
      </form>
    </Modal>
  )
}
