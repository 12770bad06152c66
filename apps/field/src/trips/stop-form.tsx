import { fieldMessage, ProblemNotice, useTexts } from '@sipelandukilat/sdk'
import { setTripStops, type Trip, type TripStop } from '@sipelandukilat/sdk/api/field'
import { RegionSelect } from '@sipelandukilat/sdk/forms'
import {
  Button,
  DateInput,
  Group,
  Modal,
  Notice,
  Select,
  Stack,
  TextInput,
  TileGrid,
  TimeInput,
} from '@sipelandukilat/ui'
import { type FormEvent, useState } from 'react'
import { useVisitDemand } from '../requests/use-requests'
import { sharedTexts, tripsTexts } from '../texts/texts'
import type { StopDraft } from './stop-draft'
import { useTripChange } from './use-trips'

type StopFormProps = {
  trip: Trip
  stop?: TripStop
  onClose: () => void
  /** The whole list with this stop in its place. */
  toList: (draft: StopDraft) => readonly StopDraft[]
}

const other = 'other'

/** A village to stop at, chosen from where people wait or freely, with its day, hour and place of service. */
export function StopForm({ trip, stop, onClose, toList }: StopFormProps) {
  const t = useTexts(tripsTexts)
  const w = useTexts(sharedTexts)
  const demand = useVisitDemand()
  const [isFree, setFree] = useState(stop !== undefined)
  const [villageCode, setVillageCode] = useState(stop?.villageCode ?? '')
  const [date, setDate] = useState<string>(stop?.date ?? trip.stops.at(-1)?.date ?? trip.startsOn)
  const [time, setTime] = useState(stop?.arrivalTime ?? '09:00')
  const [place, setPlace] = useState(stop?.place ?? '')
  const save = useTripChange<void>((api) => {
    const draft: StopDraft = { ...(stop ? { id: stop.id } : {}), villageCode, date, arrivalTime: time || null, place }
    return api.call(setTripStops, {
      params: { id: trip.id },
      body: { stops: toList(draft) as never, expectedVersion: trip.version },
    })
  }, onClose)
  const villages = demand.data?.items ?? []
  const choose = (value: string) => {
    if (value === other) {
      setFree(true)
      setVillageCode('')
      return
    }
    setVillageCode(value)
    const village = villages.find((item) => item.villageCode === value)
    if (village && place === '') setPlace(`Balai Desa ${village.villageName}`)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const villageError = save.error?.problem.errors?.find((entry) => entry.path.endsWith('villageCode'))?.message
  return (
    <Modal opened onClose={onClose} title={stop ? t('stops.edit') : t('stops.add')} size='40rem'>
      <form onSubmit={submit}>
        <Stack gap='md'>
          <ProblemNotice error={save.error} />
          {isFree ? (
            <RegionSelect
              label={t('stop.village')}
              value={villageCode}
              onChange={setVillageCode}
              within={trip.provinceCode}
              required
              error={villageError}
            />
          ) : (
            <Select
              label={t('stop.village')}
              description={t('stop.demand')}
              placeholder='–'
              required
              options={[
                ...villages
                  .filter((item) => item.villageCode.length === 13)
                  .map((item) => ({
                    value: item.villageCode,
                    label: t('stop.demand.option', {
                      village: item.villageName,
                      district: item.districtName,
                      people: item.people,
                      priority: item.highestPriority,
                    }),
                  })),
                { value: other, label: t('stop.other') },
              ]}
              value={villageCode}
              onChange={choose}
              error={villageError}
            />
          )}
          <TileGrid minWidth='14rem'>
            <DateInput
              label={t('stop.date')}
              required
              min={trip.startsOn}
              max={trip.endsOn}
              value={date}
              onChange={setDate}
              error={fieldMessage(save.error, 'stops')}
            />
            <TimeInput label={t('stop.time')} value={time} onChange={setTime} />
          </TileGrid>
          <TextInput
            label={t('stop.place')}
            description={t('stop.place.hint')}
            required
            maxLength={120}
            value={place}
            onChange={(event) => setPlace(event.currentTarget.value)}
          />
          {stop?.approvedAt && <Notice tone='info'>{t('stop.reapprove')}</Notice>}
          {trip.status === 'approved' && <Notice tone='warning'>{t('stop.backToDraft')}</Notice>}
          <Group justify='flex-end' gap='xs'>
            <Button variant='default' onClick={onClose}>
              {w('cancel')}
            </Button>
            <Button type='submit' loading={save.isPending} disabled={!villageCode || !date || !place.trim()}>
              {w('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
