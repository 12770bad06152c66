import { Link, ProblemState, useLocalized, usePageParam, usePageTitle, useRegion, useTexts } from '@sipelandukilat/sdk'
import { presenceModeLabel } from '@sipelandukilat/sdk/api'
import { type FormField, type FormSection, isAsked, type ServiceDefinition } from '@sipelandukilat/sdk/forms'
import { Button, IconPrinter, LoadingState, Page } from '@sipelandukilat/ui'
import type { ReactNode } from 'react'
import { useDefinition } from '../file/file-scope'
import './blank-form.css'
import { paperTexts } from '../texts/texts'

const digitCounts = { nik: 16, kkNumber: 16, date: 8, phone: 14, time: 4 } as const

const rowsOnPaper = 2

/** Empty boxes to write in, as many as the answer has digits; a date in the order day, month, year. */
function Boxes({ count }: { count: number }) {
  const breaks = count === digitCounts.date ? new Set([2, 4]) : new Set<number>()
  return (
    <span className='blank-boxes' aria-hidden>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: empty boxes, all alike
        <i key={index} data-apart={breaks.has(index) || undefined} />
      ))}
    </span>
  )
}

function Space({ field }: { field: FormField }) {
  const localized = useLocalized()
  const t = useTexts(paperTexts)
  switch (field.type) {
    case 'nik':
    case 'kkNumber':
    case 'date':
    case 'phone':
    case 'time':
      return <Boxes count={digitCounts[field.type]} />
    case 'boolean':
    case 'choice':
    case 'multiChoice': {
      const choices =
        field.type === 'boolean'
          ? [t('yes'), t('no')]
          : (field.codes ?? []).map((choice) => `${choice.code}. ${localized(choice.label)}`)
      return (
        <span className='blank-choices' data-many={choices.length > 12 || undefined}>
          {choices.map((choice) => (
            <span key={choice}>
              <i aria-hidden /> {choice}
            </span>
          ))}
        </span>
      )
    }
    case 'longText':
    case 'address':
      return <span className='blank-line' data-tall />
    default:
      return <span className='blank-line' />
  }
}

function Question({ label, required, children }: { label: string; required: boolean; children: ReactNode }) {
  return (
    <div className='blank-question'>
      <span>
        {label}
        {required && ' *'}
      </span>
      {children}
    </div>
  )
}

function Section({ section }: { section: FormSection }) {
  const localized = useLocalized()
  const t = useTexts(paperTexts)
  const count = section.repeat ? Math.max(section.repeat.min, Math.min(rowsOnPaper, section.repeat.max)) : 1
  const fields = section.fields.filter(isAsked)
  if (fields.length === 0) return null
  return Array.from({ length: count }, (_, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: empty rows, all alike
    <section key={index}>
      <h2>
        {section.repeat
          ? `${localized(section.rowTitle ?? section.title)} ${index + 1} ${index === 0 && section.repeat.max > count ? t('row') : ''}`
          : localized(section.title)}
      </h2>
      {fields.map((field) => (
        <Question key={field.id} label={localized(field.label)} required={field.required === true}>
          <Space field={field} />
        </Question>
      ))}
    </section>
  ))
}

function BlankForm({ definition }: { definition: ServiceDefinition }) {
  const t = useTexts(paperTexts)
  const { region } = useRegion()
  const localized = useLocalized()
  return (
    <div className='blank-form'>
      <header>
        <strong>{t('office', { region: region.name ?? '................................' })}</strong>
        <span>
          {definition.code} v{definition.version}
        </span>
      </header>
      <p>{t('free')}</p>
      <section>
        <h2>{t('applicant')}</h2>
        <Question label={t('name')} required>
          <span className='blank-line' />
        </Question>
        <Question label={t('nik')} required={false}>
          <Boxes count={digitCounts.nik} />
        </Question>
        <Question label={t('kkNumber')} required={false}>
          <Boxes count={digitCounts.kkNumber} />
        </Question>
        <Question label={t('phone')} required={false}>
          <Boxes count={digitCounts.phone} />
        </Question>
        <Question label={`${t('village')} / ${t('district')}`} required>
          <span className='blank-line' />
        </Question>
        <Question label={t('received')} required>
          <Boxes count={digitCounts.date} />
        </Question>
      </section>
      {definition.form.sections.map((section) => (
        <Section key={section.id} section={section} />
      ))}
      {definition.presence !== 'none' && <Presence />}
      {definition.requirements.length > 0 && (
        <section>
          <h2>{t('requirements')}</h2>
          <span className='blank-choices'>
            {definition.requirements.map((requirement) => (
              <span key={requirement.id}>
                <i aria-hidden /> {localized(requirement.label)}
              </span>
            ))}
          </span>
        </section>
      )}
      <section>
        <Question label={t('assisted')} required={false}>
          <span className='blank-line' data-tall />
        </Question>
        <p>{t('declaration')}</p>
        <div className='blank-signatures'>
          <span>{t('signature')}</span>
          <span>{t('officer')}</span>
        </div>
      </section>
    </div>
  )
}

function Presence() {
  const t = useTexts(paperTexts)
  const localized = useLocalized()
  return (
    <section>
      <h2>{t('presence')}</h2>
      <span className='blank-choices'>
        {(['office', 'village', 'home'] as const).map((mode) => (
          <span key={mode}>
            <i aria-hidden /> {localized({ id: presenceModeLabel(mode, 'id'), en: presenceModeLabel(mode, 'en') })}
          </span>
        ))}
      </span>
    </section>
  )
}

/** A service's form, blank, to print and carry where there is no signal. */
export function BlankFormPage() {
  const t = useTexts(paperTexts)
  const localized = useLocalized()
  const definition = useDefinition(usePageParam('serviceCode'))
  usePageTitle(t('title'))
  if (definition.isError)
    return (
      <ProblemState
        error={definition.error}
        onRetry={() => void definition.refetch()}
        isRetrying={definition.isFetching}
      />
    )
  if (!definition.data) return <LoadingState withTitle />
  return (
    <Page
      title={t('blankTitle', { service: localized(definition.data.title) })}
      width='reading'
      breadcrumbs={[
        <Link key='paper' to='/intake/paper'>
          {t('title')}
        </Link>,
      ]}
      actions={
        <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
          {t('print')}
        </Button>
      }
    >
      <BlankForm definition={definition.data} />
    </Page>
  )
}
