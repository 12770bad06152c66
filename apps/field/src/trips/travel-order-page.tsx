import { Link, ProblemState, useLanguage, usePageParam, usePageTitle, useTexts } from '@sipelandukilat/sdk'
import type { ResponseOf } from '@sipelandukilat/sdk/api'
import type { readTravelOrder } from '@sipelandukilat/sdk/api/field'
import {
  formatClock,
  formatDate,
  formatDateTime,
  formatNip,
  type Language,
  rankLabel,
  signatoryTitle,
} from '@sipelandukilat/sdk/forms'
import { Button, IconDownload, IconPrinter, LoadingState, Page } from '@sipelandukilat/ui'
import { useState } from 'react'
import { BasisForm } from './basis-form'
import { roleName } from './member-role'
import './travel-order.css'
import { sharedTexts, tripProgressTexts, tripsTexts } from '../texts/texts'
import { useTravelOrder } from './use-trips'

type TravelOrder = ResponseOf<typeof readTravelOrder>

/** A letter writes its days in full, as its PDF does. */
const dayOf = ({ date, arrivalTime }: TravelOrder['stops'][number], language: Language): string =>
  [formatDate(date, language), arrivalTime === null ? '' : `${formatClock(arrivalTime, language)} WITA`]
    .filter(Boolean)
    .join(', ')

/** The signed paper of a trip with the list of people, as it is printed: never anything of health. */
export function TravelOrderPage() {
  const t = useTexts(tripsTexts)
  const j = useTexts(tripProgressTexts)
  usePageTitle(t('order.title'))
  const order = useTravelOrder(usePageParam('tripId'))
  const [isEditing, setEditing] = useState(false)
  if (order.error)
    return <ProblemState error={order.error} onRetry={() => void order.refetch()} isRetrying={order.isFetching} />
  if (!order.data) return <LoadingState rows={8} withTitle />
  const { trip } = order.data
  return (
    <Page
      title={t('order.title')}
      breadcrumbs={[
        <Link key='trips' to='/field/trips'>
          {t('title')}
        </Link>,
        <Link key='trip' to={`/field/trips/${trip.id}`}>
          {trip.name}
        </Link>,
      ]}
      actions={
        <>
          <Button
            component='a'
            variant='default'
            href={`/api/v1/trips/${trip.id}/travel-order.pdf`}
            target='_blank'
            rel='noopener'
            leftSection={<IconDownload size={18} aria-hidden />}
          >
            {j('order.pdf')}
          </Button>
          {order.data.canEdit && !isEditing && (
            <Button variant='default' onClick={() => setEditing(true)}>
              {t('order.basisEdit')}
            </Button>
          )}
          <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => print()}>
            {t('order.print')}
          </Button>
        </>
      }
      width='reading'
    >
      {isEditing && <BasisForm order={order.data} onSaved={() => order.refetch()} onClose={() => setEditing(false)} />}
      <div className='field-paper'>
        <Assignment order={order.data} />
        <PeopleList order={order.data} />
      </div>
    </Page>
  )
}

function Assignment({ order }: { order: TravelOrder }) {
  const t = useTexts(tripsTexts)
  const { language } = useLanguage()
  const { trip, members, stops, paper } = order
  const isDraft = trip.status === 'draft'
  return (
    <section>
      <header className='field-letterhead'>
        <strong>{paper?.government ?? order.provinceName}</strong>
        <strong>{paper?.office ?? t('order.office')}</strong>
        {paper && <span>{[paper.address, paper.phone, paper.email].filter(Boolean).join(' · ')}</span>}
      </header>
      <h2>{t('order.title')}</h2>
      {isDraft && (
        <p className='field-center'>
          <strong>{t('order.draft')}</strong>
        </p>
      )}
      <p className='field-center'>
        {t('order.number', { number: (isDraft ? null : trip.travelOrderNumber) ?? t('order.blank') })}
      </p>
      <p>{t('order.basis')}</p>
      <ol type='a'>
        {order.basis.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <p>{t('order.assigns')}</p>
      <table>
        <thead>
          <tr>
            <th>{t('order.no')}</th>
            <th>{t('order.name')}</th>
            <th>{t('order.nip')}</th>
            <th>{t('order.rank')}</th>
            <th>{t('order.role')}</th>
          </tr>
        </thead>
        <tbody>
          {members.map((member, index) => (
            <tr key={`${member.userId ?? ''}${member.name}`}>
              <td>{index + 1}</td>
              <td>{member.name}</td>
              <td>{member.nip ? formatNip(member.nip) : '–'}</td>
              <td>{member.grade ? rankLabel(member.grade) : '–'}</td>
              <td>{roleName(member.role, t)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {t('order.for', {
          name: trip.name,
          from: formatDate(trip.startsOn, language),
          to: formatDate(trip.endsOn, language),
          kit: trip.kitSerial ?? t('order.noKit'),
        })}
      </p>
      <h3>{t('order.stops')}</h3>
      <table>
        <thead>
          <tr>
            <th>{t('order.no')}</th>
            <th>{t('order.time')}</th>
            <th>{t('order.place')}</th>
          </tr>
        </thead>
        <tbody>
          {stops.map((stop, index) => (
            <tr key={stop.id}>
              <td>{index + 1}</td>
              <td>{dayOf(stop, language)}</td>
              <td>
                {stop.place}, {stop.villageName}, {stop.districtName}, {stop.regencyName}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className='field-signature'>
        {paper && (
          <span>
            {paper.seat}, {paper.day ? formatDate(paper.day, language) : t('order.blank')}
          </span>
        )}
        <span>{paper ? `${signatoryTitle(paper.signatory)},` : t('order.signature')}</span>
        <span>{paper?.signatory.name ?? '................................'}</span>
        {paper && <span>{rankLabel(paper.signatory.grade)}</span>}
        {paper && <span>NIP {formatNip(paper.signatory.nip)}</span>}
      </div>
    </section>
  )
}

function PeopleList({ order }: { order: TravelOrder }) {
  const t = useTexts(tripsTexts)
  const w = useTexts(sharedTexts)
  const { language } = useLanguage()
  return (
    <section className='field-people-list'>
      <h2>{t('order.people')}</h2>
      {order.people.length === 0 && <p>{t('order.noPeople')}</p>}
      {order.stops.map((stop) => {
        const people = order.people.filter((person) => person.stopId === stop.id)
        if (people.length === 0) return null
        return (
          <div key={stop.id} className='field-people-stop'>
            <h3>
              {stop.place}, {stop.villageName} · {dayOf(stop, language)}
            </h3>
            <table>
              <thead>
                <tr>
                  <th>{t('order.no')}</th>
                  <th>{t('order.name')}</th>
                  <th>{t('order.nik')}</th>
                  <th>{t('order.place')}</th>
                </tr>
              </thead>
              <tbody>
                {people.map((person, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a printed list has no other key, and never changes
                  <tr key={index}>
                    <td>{index + 1}</td>
                    <td>{person.name}</td>
                    <td>{person.nik ?? '–'}</td>
                    <td>{person.isAtHome ? w('mode.home') : stop.place}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )
      })}
      <p className='field-printed'>{t('order.printed', { when: formatDateTime(order.printedAt, language) })}</p>
    </section>
  )
}
